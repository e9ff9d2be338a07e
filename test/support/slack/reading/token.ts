import { dateText } from './dates.ts'
import { marked, type Reader, type Shown, unescaped } from './mark.ts'

/** What is shown of what stands between `<` and `>`. */
export function tokenText(inside: string, reader: Reader): Shown {
  const [what = '', label] = split(inside)
  const [, sign, id = ''] = /^([@#])([A-Z0-9]+)$/u.exec(what) ?? []
  if (sign === '@') return marked('user', `@${reader.user(id)}`, id)
  if (sign === '#') return marked('channel', `#${reader.channel(id)}`, id)
  const [command = '', ...args] = what.split('^')
  switch (command) {
    case '!here':
    case '!channel':
    case '!everyone':
      return marked('everyone', `@${command.slice(1)}`)
    case '!subteam':
      return marked('group', label ?? '@group', args[0] ?? '')
    case '!date':
      return dateToken(args, label ?? '', reader)
    default:
      if (what.startsWith('!')) return { text: unescaped(label ?? `<${what.slice(1)}>`), marks: [] }
      return marked('link', unescaped(label ?? what), unescaped(what))
  }
}

function split(inside: string): readonly [string, string?] {
  const at = inside.indexOf('|')
  return at < 0 ? [inside] : [inside.slice(0, at), inside.slice(at + 1)]
}

/** What Slack cannot show as a date it shows as the fallback: just text, in which nothing is resolved. */
function dateToken(
  [timestamp = '', format = '', url]: readonly string[],
  fallback: string,
  reader: Reader,
): Shown {
  const text = /^-?\d+$/u.test(timestamp) ? dateText(Number(timestamp), format, reader) : null
  if (text === null) return { text: fallback, marks: [] }
  const time = marked('time', text, timestamp)
  return url ? { text, marks: [...time.marks, { kind: 'link', text, target: url }] } : time
}
