import { Temporal } from 'temporal-polyfill'
import { afterPrompt, type DueFacts, dueTimes, fallenDue, type Occasion } from '#domain/due.ts'
import type { DeliveryId, PersonId } from '#domain/id.ts'
import type { Claimed, DueMember, NewDelivery, Store, TransactionHandle } from '#store/store.ts'
import { deliveryOf } from './deliveries.ts'
import { dueFactsOf } from './due-facts.ts'
import { turnTo } from './meet-person.ts'
import { takeMilestones } from './tell-milestones.ts'

/** A delivery to be put on its way, and the community whose turn it takes. */
export interface ToDeliver {
  readonly id: DeliveryId
  readonly lane: string
}

/** Puts deliveries on their way in the transaction at hand, or not at all. */
export type AddToQueue = (
  deliveries: readonly ToDeliver[],
  handle: TransactionHandle,
) => Promise<void>

/**
 * Takes what has fallen due for at most so many members: keeps a delivery for each message that is
 * owed, puts it on its way, and works out when each member's next turn is, all in one transaction.
 *
 * @returns how many members were looked at.
 */
export const planDue = (
  store: Store,
  now: Temporal.Instant,
  most: number,
  add: AddToQueue,
): Promise<number> =>
  store.claimDue(now, most, async (tx, claimed, handle) => {
    if (claimed.length === 0) return 0
    const members = await tx.schedule.members(
      claimed.map(({ personId }) => personId),
      now,
    )
    const known = new Map(members.map((member) => [member.person.id, member]))
    const plans: Plan[] = []
    for (const one of claimed) {
      const member = known.get(one.personId)
      if (member) plans.push(await planOf(tx, member, one, now))
    }
    const owed = await tx.deliveries.add(plans.flatMap(({ deliveries }) => deliveries))
    const lanes = new Map(plans.map(({ personId, lane }) => [personId, lane]))
    if (owed.length > 0)
      await add(
        owed.map(({ id, personId }) => ({ id, lane: lanes.get(personId) ?? '' })),
        handle,
      )
    const atOnce = tx.inBulk()
    await Promise.all(plans.map((plan) => keep(atOnce, plan, owed, now)))
    return claimed.length
  })

interface Plan {
  readonly personId: PersonId
  readonly lane: string
  readonly facts: DueFacts
  readonly deliveries: readonly NewDelivery[]
}

async function planOf(
  tx: Store,
  member: DueMember,
  { due }: Claimed,
  now: Temporal.Instant,
): Promise<Plan> {
  const facts = dueFactsOf(member, now)
  const personId = member.person.id
  const occasions: Occasion[] = []
  for (const occasion of fallenDue(facts, due, now)) {
    if (occasion.kind === 'milestone') occasions.push(...(await milestones(tx, member, occasion)))
    else occasions.push(occasion)
  }
  const deliveries = occasions.map((occasion) => deliveryOf(personId, occasion))
  return { personId, lane: laneOf(member), facts, deliveries }

  /** Each goal's own, kept as told with its delivery: from now on it comes by this one alone. */
  async function milestones(
    tx: Store,
    { accounts, goals }: DueMember,
    occasion: Occasion,
  ): Promise<readonly Occasion[]> {
    const [account] = accounts
    const speaker = account ? await turnTo(tx, account, now) : null
    if (!speaker) return []
    const told: Occasion[] = []
    for (const { goal } of goals) {
      if (goal.mode !== 'abstain') continue
      const found = await takeMilestones(tx, speaker, goal.id)
      for (const { award } of found?.due ?? [])
        told.push({ ...occasion, about: [goal.id, award.runStart ?? '', award.key].join(' ') })
    }
    return told
  }
}

/** A member's messages take the turns of their first group's community; without a group, of their tenant. */
export const laneOf = ({ groups, accounts }: DueMember): string =>
  groups[0]?.communityId ?? `${accounts[0]?.door ?? ''} ${accounts[0]?.tenant ?? ''}`.trim()

async function keep(
  tx: Store,
  { personId, facts, deliveries }: Plan,
  owed: readonly NewDelivery[],
  now: Temporal.Instant,
): Promise<void> {
  const prompt = deliveries.find(({ kind }) => kind === 'prompt')
  const on =
    prompt && owed.some(({ id }) => id === prompt.id) ? Temporal.PlainDate.from(prompt.about) : null
  if (on) await tx.schedule.prompted(personId, on)
  const asked = on ? afterPrompt(facts.asked, on) : facts.asked
  const prompted = prompt && on ? [...facts.prompted, { on, at: prompt.at }] : facts.prompted
  await tx.schedule.put(personId, dueTimes({ ...facts, asked, prompted }, now), now)
}
