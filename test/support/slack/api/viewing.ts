import type { ViewBody } from '../blocks/view.ts'
import { completed } from '../blocks/walk.ts'
import type { Flaw } from '../checks/flaw.ts'
import { mentionFlaws } from '../checks/mentions.ts'
import { viewFlaws } from '../checks/view.ts'
import type { User } from '../world/places.ts'
import type { View } from '../world/view.ts'
import type { World } from '../world/world.ts'
import { ApiError } from './api-error.ts'
import type { House } from './house.ts'
import { blockId } from './posting.ts'

/** How many modals may lie upon each other. */
const mostModals = 3

/** Checks a view, and keeps or refuses what is wrong with it. */
export function checkView(house: House, method: string, body: ViewBody): void {
  const { world } = house
  const inView = (flaws: readonly Flaw[]) =>
    flaws.map((one) => ({ ...one, path: ['view', ...one.path] }))
  house.demand(method, inView(viewFlaws(body, (named) => world.file(named))))
  if (world.settings.mentions === 'none') {
    house.note(method, inView(mentionFlaws('', body.blocks, false)))
  }
}

/** Opens the first modal, in place of those that are open, or lays one upon them. */
export function openModal(world: World, user: User, body: ViewBody, push: boolean): View {
  const open = world.modalsOf(user)
  if (!push) closeModals(world, user)
  if (open.length >= mostModals) throw new ApiError('push_limit_reached')
  const [root = null] = open
  const view = newView(world, user, body, { root, previous: open.at(-1) ?? null })
  open.push(view)
  world.show({ kind: 'modal', view })
  return view
}

/** Another body for a view. What the person entered stays where block and action keep their ids. */
export function reviseView(world: World, view: View, body: ViewBody): void {
  view.body = whole(world, body)
  view.hash = newHash(world)
  view.edits += 1
  world.show({ kind: view.body.type, view })
}

export function publishHome(world: World, user: User, body: ViewBody): View {
  const known = world.homes.get(user.id)
  if (known) {
    reviseView(world, known, body)
    return known
  }
  const view = newView(world, user, body, { root: null, previous: null })
  world.homes.set(user.id, view)
  world.show({ kind: 'home', view })
  return view
}

/** Closes one modal, and shows the one under it; or all of them. */
export function closeModals(world: World, user: User, upTo: View | null = null): void {
  const open = world.modalsOf(user)
  const from = upTo ? open.indexOf(upTo) : 0
  if (from >= 0) for (const view of open.splice(from)) view.open = false
}

function newView(
  world: World,
  user: User,
  body: ViewBody,
  { root, previous }: Pick<View, 'root' | 'previous'>,
): View {
  const view: View = {
    id: world.ids.next('V'),
    user,
    root,
    previous,
    body: whole(world, body),
    hash: newHash(world),
    entered: new Map(),
    open: true,
    edits: 0,
  }
  world.views.set(view.id, view)
  return view
}

const whole = (world: World, body: ViewBody): ViewBody => ({
  ...body,
  blocks: completed(body.blocks, () => blockId(world)),
})

const newHash = ({ ids, settings }: World): string =>
  `${Math.floor(settings.now() / 1000)}.${ids.serial().toString(36)}`
