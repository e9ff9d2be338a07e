import type { Database } from '../database.ts'
import type { Sealer } from '../sealing.ts'
import { deriveSecret } from '../secret.ts'
import type { Store } from '../store.ts'
import { awardsOn } from './awards.ts'
import { checkInsOn } from './check-ins.ts'
import type { Tools } from './client.ts'
import { goalsOn } from './goals.ts'
import { groupsOn } from './groups.ts'
import { installationsOn } from './installations.ts'
import { pageLogOn } from './page-log.ts'
import { pairsOn } from './pairs.ts'
import { pausesOn } from './pauses.ts'
import { peopleOn } from './people.ts'
import { plansOn } from './plans.ts'
import { recordsOn } from './records.ts'
import { setbacksOn } from './setbacks.ts'
import { settingsOn } from './settings.ts'
import { sharesOn } from './shares.ts'
import { inTransaction } from './transaction.ts'

/** The store on an open, migrated database. `secretBytes` is what `Store.secret` derives from. */
export function prismaStore(database: Database, sealer: Sealer, secretBytes: Uint8Array): Store {
  const { prisma } = database
  const secret = (label: string) => deriveSecret(secretBytes, label)
  const inside = (tools: Tools): Store => ({ ...partsOn(tools), secret, ...refused })

  return {
    ...partsOn({ db: prisma, sealer }),
    secret,
    asOne: (personId, work) =>
      inTransaction(prisma, personId, (db) => work(inside({ db, sealer }))),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`
    },
    close: () => database.close(),
  }
}

const partsOn = (tools: Tools) => ({
  people: peopleOn(tools),
  groups: groupsOn(tools),
  goals: goalsOn(tools),
  checkIns: checkInsOn(tools),
  shares: sharesOn(tools),
  pauses: pausesOn(tools),
  awards: awardsOn(tools),
  setbacks: setbacksOn(tools),
  plans: plansOn(tools),
  pairs: pairsOn(tools),
  records: recordsOn(tools),
  page: pageLogOn(tools),
  installations: installationsOn(tools),
  settings: settingsOn(tools),
})

const refuse = (name: string) => () => Promise.reject(new Error(`${name} inside asOne is a bug`))

/** What the whole store can do and a transaction on it cannot. */
const refused = { asOne: refuse('asOne'), ping: refuse('ping'), close: refuse('close') }
