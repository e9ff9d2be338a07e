import { readFileSync } from 'node:fs'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const wasm = import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')
const family = 'Atkinson Hyperlegible'
const faces = [
  import.meta.resolve(
    '@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf',
  ),
  import.meta.resolve(
    '@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf',
  ),
]
const fontBuffers = faces.map((face) => readFileSync(new URL(face)))

/**
 * Started with the process, so that drawing is a plain function and the makers of cards stay pure.
 * It takes some 40 ms, once. Nothing is fetched: the files come with their packages.
 */
await initWasm(readFileSync(new URL(wasm)))

/** The picture of an SVG document, as wide and as high as the document says, in pixels. */
export function drawPng(svg: string): Uint8Array {
  const document = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: family } })
  try {
    const image = document.render()
    try {
      return image.asPng()
    } finally {
      image.free()
    }
  } finally {
    document.free()
  }
}
