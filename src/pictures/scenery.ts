import { chanceOf } from './chance.ts'

/** The tones of a landscape, from far to near. */
interface Palette {
  readonly sky: readonly [string, string]
  readonly sun: string | null
  readonly hills: readonly [string, string, string]
  readonly path: string
  readonly leaf: string
}

const warm: readonly [Palette, Palette, Palette] = [
  {
    sky: ['#fdf6e8', '#fbe5c4'],
    sun: '#f3bd6b',
    hills: ['#c9d8bd', '#8fb5a0', '#2b6a5d'],
    path: '#f6e7c9',
    leaf: '#d9a441',
  },
  {
    sky: ['#fcf7ee', '#f8dfd0'],
    sun: '#eda581',
    hills: ['#d8d3b8', '#9db898', '#3a7263'],
    path: '#f7e9d2',
    leaf: '#e0ab6b',
  },
  {
    sky: ['#f8f8ee', '#e9edcf'],
    sun: '#efcb6e',
    hills: ['#bcd6c6', '#7fae9c', '#24594e'],
    path: '#f2ebcf',
    leaf: '#c9b04a',
  },
]

/** No sun, and nothing that celebrates. */
const quiet: Palette = {
  sky: ['#f7f5f1', '#e8e7e3'],
  sun: null,
  hills: ['#d3d7d6', '#a9b4b5', '#66777a'],
  path: '#e4e4df',
  leaf: '#b9c3c2',
}

/**
 * A gentle landscape for the lower part of a picture: hills, a path that goes over them, leaves in
 * front, and a sun that rises unless it is to be `calm`. It stays below two thirds of the height at
 * the most, but for the light of the sun. Abstract, and always the same for the same seed.
 */
export function scenery(width: number, height: number, calm: boolean, seed: string): string {
  const chance = chanceOf(seed)
  const among = (from: number, to: number): number => Math.round(from + chance() * (to - from))
  const palette = calm ? quiet : (warm[Math.floor(chance() * warm.length)] ?? warm[0])
  const [far, middle, near] = palette.hills

  const sun = { x: among(120, width - 120), radius: among(50, 64) }
  const back = ridge(among(286, 312), among(252, 276), among(290, 316))
  const between = ridge(among(306, 330), among(284, 330), among(300, 326))
  const front = ridge(among(336, 356), among(318, 356), among(334, 354))
  const over = among(280, 520)
  const foot = among(240, 560)
  return [
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.sky[0]}"/><stop offset="1" stop-color="${palette.sky[1]}"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    palette.sun === null ? '' : risingSun(sun.x, back(sun.x) + 8, sun.radius, palette.sun),
    hill(back, far),
    hill(between, middle),
    path({ x: over, y: front(over) }, { x: over + among(-70, 70), y: between(over) + 6 }, 9, 2),
    hill(front, near),
    path({ x: foot, y: height + 4 }, { x: over, y: front(over) }, 62, 9),
    ...[among(22, 40), among(78, 104), width - among(22, 40), width - among(78, 104)].map((x) =>
      sprig(x, (x < width / 2 ? -1 : 1) * among(4, 16)),
    ),
  ].join('')

  /** How high a hill is at each place, told by its left, its middle and its right. */
  function ridge(left: number, top: number, right: number): (x: number) => number {
    const phase = chance() * Math.PI
    return (x) => {
      const along = x / width
      const bow = 4 * along * (1 - along)
      const line = left + (right - left) * along
      return round(line + (top - (left + right) / 2) * bow + 7 * Math.sin(along * 7 + phase))
    }
  }

  function hill(at: (x: number) => number, fill: string): string {
    const points = Array.from({ length: 41 }, (_, index) => (index * width) / 40)
    const line = points.map((x) => `${x} ${at(x)}`).join('L')
    return `<path d="M${line}V${height}H0Z" fill="${fill}"/>`
  }

  /** Winds from one point to another, and grows narrow on the way. */
  function path(from: Point, to: Point, wide: number, narrow: number): string {
    const sway = among(-1, 1) * wide
    const sides = Array.from({ length: 25 }, (_, index) => {
      const along = index / 24
      const ease = along * along * (3 - 2 * along)
      const middle =
        from.x + (to.x - from.x) * ease + sway * Math.sin(along * Math.PI * 2) * (1 - along)
      const half = (narrow + (wide - narrow) * (1 - along) ** 1.6) / 2
      const y = round(from.y + (to.y - from.y) * (1 - (1 - along) ** 1.3))
      return [`${round(middle - half)} ${y}`, `${round(middle + half)} ${y}`] as const
    })
    const left = sides.map(([side]) => side)
    const right = sides.map(([, side]) => side).reverse()
    return `<path d="M${[...left, ...right].join('L')}Z" fill="${palette.path}"/>`
  }

  /** A stalk with pairs of leaves and one at its end. */
  function sprig(x: number, lean: number): string {
    const pairs = among(3, 5)
    const y = height - among(-6, 4)
    const tall = 18 + pairs * 15
    const at = (part: number): Point => ({
      x: round(x + lean * part * part * 1.6),
      y: round(y - tall * part),
    })
    const leaves = Array.from({ length: pairs }, (_, nth) => {
      const part = (nth + 1.4) / (pairs + 0.9)
      const size = 1.25 - part * 0.45
      return leaf(at(part), -42, size) + leaf(at(part), 42, size)
    })
    const end = at(1)
    const stalk = `<path d="M${x} ${y}Q${x} ${round(y - tall / 2)} ${end.x} ${end.y}" stroke="${palette.leaf}" stroke-width="2.5" fill="none"/>`
    return `${stalk}<g fill="${palette.leaf}">${leaves.join('')}${leaf(end, lean, 0.8)}</g>`
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Grows upwards from a point, turned by so many degrees. */
const leaf = ({ x, y }: Point, turn: number, size: number): string =>
  `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${round(size)})" d="M0 0C-9 -7 -7 -19 0 -26C7 -19 9 -7 0 0Z"/>`

/** Half of it above the hills, with a soft light around it. */
const risingSun = (x: number, y: number, radius: number, fill: string): string =>
  (
    [
      [2, 0.18],
      [1.5, 0.28],
      [1, 1],
    ] as const
  )
    .map(
      ([times, opacity]) =>
        `<circle cx="${x}" cy="${y}" r="${radius * times}" fill="${fill}" opacity="${opacity}"/>`,
    )
    .join('')

const round = (pixels: number): number => Math.round(pixels * 10) / 10
