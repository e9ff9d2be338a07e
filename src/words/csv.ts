/**
 * A table as CSV by RFC 4180, in UTF-8 with the mark that spreadsheets know it by. Each row ends with CR
 * and LF. A cell that a spreadsheet could take for a formula gets an apostrophe before it.
 */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[\s]*[=+\-@\t\r]/u.test(value) ? `'${value}` : value
  return /[",\r\n']|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
