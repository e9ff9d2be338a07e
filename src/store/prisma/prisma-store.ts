import type { Database } from '../database.ts'
import type { Sealer } from '../sealing.ts'
import { deriveSecret } from '../secret.ts'
import type { Store, StoreParts } from '../store.ts'
import { accountsOn } from './accounts.ts'
import { awardsOn } from './awards.ts'
import { checkInsOn } from './check-ins.ts'
import type { Tools } from './client.ts'
import { concernsOn } from './concerns.ts'
import { consentsOn } from './consents.ts'
import { deliveriesOn } from './deliveries.ts'
import { draftsOn } from './drafts.ts'
import { goalsOn } from './goals.ts'
import { groupGoalsOn } from './group-goals.ts'
import { groupWeeksOn } from './group-weeks.ts'
import { groupsOn } from './groups.ts'
import { inBulk } from './in-bulk.ts'
import { installationsOn } from './installations.ts'
import { linkCodesOn } from './link-codes.ts'
import { moderatorActsOn } from './moderator-acts.ts'
import { pacesOn } from './paces.ts'
import { pageLogOn } from './page-log.ts'
import { pairsOn } from './pairs.ts'
import { pausesOn } from './pauses.ts'
import { peopleOn } from './people.ts'
import { plansOn } from './plans.ts'
import { postsOn } from './posts.ts'
import { recordsOn } from './records.ts'
import { rememberedOn } from './remembered.ts'
import { claim, scheduleOn } from './schedule.ts'
import { setbacksOn } from './setbacks.ts'
import { settingsOn } from './settings.ts'
import { sharesOn } from './shares.ts'
import { hold, inTransaction, type Opening } from './transaction.ts'
import { webEntriesOn } from './web-entries.ts'

/** The store on an open, migrated database. `secretBytes` is what `Store.secret` derives from. */
export function prismaStore(database: Database, sealer: Sealer, secretBytes: Uint8Array): Store {
  const { prisma } = database
  const secret = (label: string) => deriveSecret(secretBytes, label)
  const inside = (opening: Opening, tools: Tools): Store => {
    const parts = partsOn(tools)
    const inParts = (parts: StoreParts): Store => ({ ...parts, ...whole })
    const whole = { secret, inBulk: () => inParts(inBulk(tools, parts)), ...refusedInside(opening) }
    return inParts(parts)
  }
  const tools = { db: prisma, sealer }
  const parts = partsOn(tools)
  const whole: Omit<Store, keyof StoreParts> = {
    secret,
    inBulk: () => ({ ...whole, ...inBulk(tools, parts) }),
    asOne: (personId, work) =>
      inTransaction(prisma, 'asOne', async (db) => {
        await hold(db, personId)
        return await work(inside('asOne', { db, sealer }))
      }),
    inOne: (work) =>
      inTransaction(prisma, 'inOne', (db) => work(inside('inOne', { db, sealer }), db)),
    claimDue: (now, most, work) =>
      inTransaction(prisma, 'claimDue', async (db) => {
        const tools = { db, sealer }
        return await work(inside('claimDue', tools), await claim(tools, now, most), db)
      }),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`
    },
    close: () => database.close(),
  }
  return { ...parts, ...whole }
}

const partsOn = (tools: Tools): StoreParts => ({
  people: peopleOn(tools),
  accounts: accountsOn(tools),
  groups: groupsOn(tools),
  groupGoals: groupGoalsOn(tools),
  groupWeeks: groupWeeksOn(tools),
  goals: goalsOn(tools),
  checkIns: checkInsOn(tools),
  shares: sharesOn(tools),
  pauses: pausesOn(tools),
  awards: awardsOn(tools),
  setbacks: setbacksOn(tools),
  plans: plansOn(tools),
  remembered: rememberedOn(tools),
  pairs: pairsOn(tools),
  consents: consentsOn(tools),
  concerns: concernsOn(tools),
  drafts: draftsOn(tools),
  linkCodes: linkCodesOn(tools),
  posts: postsOn(tools),
  moderatorActs: moderatorActsOn(tools),
  webEntries: webEntriesOn(tools),
  records: recordsOn(tools),
  schedule: scheduleOn(tools),
  deliveries: deliveriesOn(tools),
  paces: pacesOn(tools),
  page: pageLogOn(tools),
  installations: installationsOn(tools),
  settings: settingsOn(tools),
})

/** What the whole store can do and a transaction on it cannot. */
function refusedInside(opening: Opening) {
  const refuse = (name: string) => () =>
    Promise.reject(new Error(`${name} inside ${opening} is a bug`))
  return {
    asOne: refuse('asOne'),
    inOne: refuse('inOne'),
    claimDue: refuse('claimDue'),
    ping: refuse('ping'),
    close: refuse('close'),
  }
}
