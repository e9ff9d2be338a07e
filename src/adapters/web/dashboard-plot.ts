import { html, raw } from 'hono/html'
import type { Html } from './render-inline.ts'

/** One figure, column by column. What stands in it stands in the table as well. */
export interface PlotView {
  readonly title: string
  /** For those who do not see it. */
  readonly alt: string
  /** The newest value that is told, and of which week. */
  readonly newest: string
  readonly columns: readonly {
    /** The week and its value, on pointing at it. */
    readonly label: string
    /** From 0 to 1 of the scale; `null` where it is not shown. */
    readonly height: number | null
  }[]
  /** What the top of the scale is. */
  readonly top: string
  readonly first: string
  readonly last: string
}

const height = 100
const pitch = 20

/** Columns alone are drawn: letters in a drawing that shrinks could not be read on a phone. */
export const renderPlot = ({ title, alt, newest, columns, top, first, last }: PlotView): Html =>
  html`<figure>
    <figcaption><span>${title}</span> <strong>${newest}</strong></figcaption>
    <p class="scale" aria-hidden="true">${top}</p>
    <svg role="img" aria-label="${alt}" viewBox="0 0 ${columns.length * pitch} ${height + 4}" preserveAspectRatio="none">${columns.map(
      (column, index) => renderColumn(column, index * pitch),
    )}<path class="ground" d="M0 ${height + 3}H${columns.length * pitch}"/></svg>
    <p class="ends" aria-hidden="true"><span>${first}</span> <span>${last}</span></p>
  </figure>`

function renderColumn({ label, height: share }: PlotView['columns'][number], x: number): Html {
  const tall = share === null ? 4 : Math.round(share * height * 10) / 10
  const look = share === null ? 'gap' : 'told'
  return html`<rect class="${look}" x="${x + 4}" y="${Math.round((height - tall) * 10) / 10}" width="${pitch - 8}" height="${tall}"${raw(share === null ? '' : ' rx="2"')}><title>${label}</title></rect>`
}
