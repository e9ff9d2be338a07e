import type { Action } from '#chat/action-definition.ts'
import type { Command, Who } from '#chat/command.ts'
import { isPermitted, type Standing } from '#domain/permission.ts'

interface Column {
  readonly title: string
  readonly standing: Standing
}

const nobody: Standing = { role: null, holdsModeratorRole: false, manages: false }

/**
 * Everything that somebody can be in a group, as columns of the table.
 *
 * @internal Tests hold every command and action to each of them.
 */
export const columns: readonly Column[] = [
  { title: 'not in the group', standing: nobody },
  { title: 'member', standing: { ...nobody, role: 'member' } },
  { title: 'supporter', standing: { ...nobody, role: 'supporter' } },
  { title: 'supervisor', standing: { ...nobody, role: 'supervisor' } },
  { title: 'moderator', standing: { ...nobody, role: 'moderator' } },
  { title: 'holds a moderators’ role', standing: { ...nobody, holdsModeratorRole: true } },
  { title: 'manages the place', standing: { ...nobody, manages: true } },
]

interface Row {
  readonly name: string
  readonly who: Who
}

/** docs/permissions.md, from what the commands and actions say of themselves. */
export function permissionsPage(
  commands: readonly Command<never>[],
  actions: readonly Pick<Action<never>, 'name' | 'who'>[],
): string {
  const said = commands.flatMap(({ name, usages }) =>
    usages.map((usage) => ({
      name: `/${[name, usage.name ?? ''].join(' ').trim()}`,
      who: usage.who,
    })),
  )
  const used = actions.map(({ name, who }) => ({ name, who }))
  const forAnyone = used.filter(({ who }) => who === 'anyone').map(({ name }) => `\`${name}\``)
  return [
    '# Who may do what',
    '',
    'Written by `npm run permissions`; a test holds it to the code. The rule is `src/domain/permission.ts`, and',
    '`commands/permit.ts` asks it before everything that somebody says or uses.',
    '',
    'Who manages a server or a workspace appoints moderators: people by name, roles of a Discord server, user',
    'groups of a Slack workspace. Managing one community gives no rights in another. What is for anyone looks',
    'for itself what is theirs: nobody reaches what somebody else keeps, whatever their role.',
    '',
    '## Commands',
    '',
    ...table('command', said),
    '',
    '## Buttons, choices and forms',
    '',
    ...table(
      'action',
      used.filter(({ who }) => who !== 'anyone'),
    ),
    '',
    '## For anyone, about what is their own',
    '',
    `${forAnyone.sort().join(', ')}.`,
    '',
  ].join('\n')
}

function table(first: string, rows: readonly Row[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line([first, ...columns.map(({ title }) => title)]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map(({ name, who }) =>
      line([
        `\`${name}\``,
        ...columns.map(({ standing }) => (isPermitted(who, standing) ? 'yes' : '')),
      ]),
    ),
  ]
}
