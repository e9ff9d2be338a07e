import { inflateSync } from 'node:zlib'

/** A decoded picture. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green and blue, 0 to 255. */
  at(x: number, y: number): readonly [number, number, number]
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Reads a PNG of 8 bits a channel, with or without opacity, that is not interlaced. */
export function readPng(png: Uint8Array): Pixels {
  const file = Buffer.from(png)
  if (!file.subarray(0, 8).equals(signature)) throw new Error('no PNG')
  const parts = new Map<string, Buffer[]>()
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    parts.set(name, [...(parts.get(name) ?? []), file.subarray(at + 8, at + 8 + length)])
    at += length + 12
  }
  const header = parts.get('IHDR')?.[0] ?? Buffer.alloc(13)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = { 2: 3, 6: 4 }[header.readUInt8(9)]
  if (header.readUInt8(8) !== 8 || header.readUInt8(12) !== 0 || channels === undefined)
    throw new Error('a PNG of another kind')
  const lines = unfiltered(
    inflateSync(Buffer.concat(parts.get('IDAT') ?? [])),
    width * channels,
    height,
    channels,
  )
  return {
    width,
    height,
    at(x, y) {
      const from = y * width * channels + x * channels
      return [lines[from] ?? 0, lines[from + 1] ?? 0, lines[from + 2] ?? 0]
    },
  }
}

/** Each line says how its bytes were foretold, from the left and from above. */
function unfiltered(data: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : (out[y * stride + x - channels] ?? 0)
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (out[(y - 1) * stride + x - channels] ?? 0)
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[y * stride + x] = (data[y * (stride + 1) + 1 + x] ?? 0) + foretold
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** How light a colour is, 0 to 1 (WCAG's relative luminance). */
export function luminance([red, green, blue]: readonly [number, number, number]): number {
  const linear = (value: number): number => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** WCAG's contrast of two luminances, from 1 to 21. */
export const contrast = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
