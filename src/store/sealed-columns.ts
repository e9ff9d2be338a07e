/** A column of sealed text, and the columns of its table's primary key with their types. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly key: readonly { readonly name: string; readonly type: string }[]
  /** Which rows of the table hold sealed text there; all, when not given. */
  readonly only?: string
}

const id = [{ name: 'id', type: 'uuid' }]

/** Every column that is marked "sealed" in prisma/schema.prisma. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'Account', column: 'name', key: id },
  { table: 'Group', column: 'name', key: id },
  { table: 'Group', column: 'guidelines', key: id },
  { table: 'Goal', column: 'title', key: id },
  { table: 'Goal', column: 'targetUnit', key: id },
  {
    table: 'CheckIn',
    column: 'note',
    key: [
      { name: 'goalId', type: 'uuid' },
      { name: 'on', type: 'date' },
    ],
  },
  { table: 'Setback', column: 'around', key: id },
  { table: 'Setback', column: 'helped', key: id },
  { table: 'Plan', column: 'cue', key: id },
  { table: 'Plan', column: 'response', key: id },
  { table: 'RememberedDate', column: 'name', key: id },
  { table: 'Consent', column: 'words', key: id },
  { table: 'GroupGoal', column: 'title', key: id },
  { table: 'GroupGoal', column: 'unit', key: id },
  { table: 'GroupGoal', column: 'next', key: id },
  { table: 'Report', column: 'words', key: id },
  { table: 'ModeratorAct', column: 'details', key: id },
  { table: 'Draft', column: 'body', key: id },
  { table: 'PageMessage', column: 'body', key: id },
  {
    table: 'SlackInstallation',
    column: 'record',
    key: [{ name: 'workspace', type: 'text' }],
  },
  {
    table: 'Setting',
    column: 'value',
    key: [{ name: 'key', type: 'text' }],
    only: `key LIKE 'store.%'`,
  },
]
