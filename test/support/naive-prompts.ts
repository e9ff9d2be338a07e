import { cadenceWants, type KeptGoal } from './naive-cadence.ts'
import { type WallClock, wallClock, written } from './naive-clock.ts'
import {
  type Act,
  idOf,
  type PlainGoal,
  type PlainPause,
  type PromptLife,
  type Settings,
} from './prompt-lives.ts'

// What comes to a person and when, worked out a second time from the rules' words, with numbers alone:
// from one moment at which something could happen to the next, asking at each whether it does.

const hour = 3_600_000
const share = (from: number, until: number) => from + Math.floor(((until - from) * 4) / 5)
const gapAfter = (silent: number) =>
  [1, 1, 1, 2, 2, 2, 7, 7, 7, 7][silent] ?? Number.POSITIVE_INFINITY
const toneAfter = (silent: number) =>
  ['daily', 'daily', 'daily', 'seldom', 'seldom', 'seldom', 'quiet', 'weekly', 'weekly', 'last'][
    silent
  ]

/** Something that would come at an instant, if it still holds then. */
interface Chance {
  readonly about: string
  readonly at: number
  readonly closes: number
  readonly on: number
}

const kinds = ['nudge', 'milestone', 'follow-up', 'pause-end', 'close'] as const
type Kind = (typeof kinds)[number]

/** Each line is what came, what it was about, and when, in the order of lines. */
export function naivePrompts(life: PromptLife): readonly string[] {
  let settings: Settings = life.settings
  let clock: WallClock
  const clocks = () => {
    clock = wallClock(settings.zone, life.from, life.until)
  }
  clocks()
  const goals = new Map<number, KeptGoal>()
  const begin = (goal: PlainGoal) =>
    goals.set(goal.id, { ...goal, cadences: [], answered: new Set() })
  for (const goal of life.goals) begin(goal)
  let pauses: PlainPause[] = []
  const followUps = new Map<number, number>()
  let later: { readonly on: number; readonly at: number } | null = null
  let [silent, unreached, lastAskedFor] = [0, 0, Number.NEGATIVE_INFINITY]
  const prompted: { readonly on: number; readonly at: number }[] = []
  const lines = new Set<string>()
  const came = new Set<string>()

  const following = (date: number) => clock.existing(date + 1)
  const dayStart = (date: number) => clock.first(clock.existing(date), settings.dayEnd * 60)
  const closing = (date: number, days = settings.backfillDays) => {
    let end = following(date)
    for (let left = days; left > 0; left--) end = following(end)
    return dayStart(end)
  }
  function ownDate(at: number): number {
    let date = clock.shownDate(at) + 1
    while (!clock.exists(date) || dayStart(date) > at) date--
    return date
  }
  function outOfQuiet(at: number): number {
    const { quiet } = settings
    if (quiet === null) return at
    const shown = clock.shownDate(at)
    let end = at
    for (let date = shown - 3; date <= shown + 3; date++) {
      if (!clock.exists(date)) continue
      const from = clock.first(date, quiet.from)
      const until = clock.first(quiet.until > quiet.from ? date : following(date), quiet.until)
      if (from <= end && end < until) end = until
    }
    return end
  }
  const covers = ({ from, until }: PlainPause, date: number) =>
    from <= date && date <= (until ?? Number.POSITIVE_INFINITY)
  const isPaused = (date: number, goal: number | null) =>
    pauses.some((pause) => (pause.goal === null || pause.goal === goal) && covers(pause, date))

  const wantsAnswer = (goal: KeptGoal, on: number) =>
    !isPaused(on, goal.id) && cadenceWants(goal, on, settings.firstWeekday)
  const asks = (on: number) => [...goals.values()].some((goal) => wantsAnswer(goal, on))

  const dateBefore = (date: number): number =>
    clock.exists(date - 1) ? date - 1 : dateBefore(date - 1)
  const morning = (date: number) => outOfQuiet(clock.first(clock.existing(date), 9 * 60))
  const promptsAround = (at: number) =>
    [-2, -1, 0, 1, 2].flatMap((days) => {
      const date = clock.shownDate(at) + days
      if (settings.promptTime === null || !clock.exists(date)) return []
      const comes = clock.first(date, settings.promptTime)
      const isOfDateBefore = settings.promptTime < settings.dayEnd * 60
      return [{ at: comes, on: isOfDateBefore ? dateBefore(date) : date }]
    })
  const mayAskFor = (on: number) => on >= lastAskedFor + gapAfter(silent)

  /** Whatever could come at some instant, by what is known now. */
  const chances: Record<Kind, () => readonly Chance[]> = {
    nudge: () =>
      prompted.flatMap(({ on, at: askedAt }) => {
        if (settings.promptTime === null || !settings.nudge || silent > 2) return []
        if (came.has(`nudge ${written(on)}`) || !asks(on)) return []
        const [opens, closes] = [dayStart(on), closing(on)]
        const at = outOfQuiet(share(opens, closes))
        if (at <= askedAt || at >= closes || isPaused(ownDate(at), null)) return []
        return [{ about: written(on), at, closes, on }]
      }),
    milestone: () =>
      [...life.milestonesOn]
        .sort((a, b) => a - b)
        .flatMap((reached) => {
          let on = reached
          while (isPaused(on, null) && on < reached + 1000) on++
          if (settings.promptTime === null || isPaused(on, null)) return []
          return [{ about: written(on), at: morning(on), closes: Number.POSITIVE_INFINITY, on }]
        }),
    'follow-up': () =>
      [...followUps].map(([setback, at]) => ({
        about: idOf(setback),
        at: outOfQuiet(at),
        closes: Number.POSITIVE_INFINITY,
        on: setback,
      })),
    'pause-end': () =>
      pauses.flatMap(({ until, goal }) => {
        if (until === null || (goal !== null && !goals.has(goal))) return []
        const at = morning(until + 1)
        if (isPaused(ownDate(at), goal)) return []
        const closes = dayStart(following(clock.existing(until + 1)))
        return [{ about: written(until + 1), at, closes, on: until + 1 }]
      }),
    close: () =>
      prompted
        .filter(({ on }) => asks(on))
        .map(({ on }) => ({
          about: written(on),
          at: closing(on),
          closes: Number.POSITIVE_INFINITY,
          on,
        })),
  }

  const say = (kind: string, about: string, at: number, tone = '') => {
    if (came.has(`${kind} ${about}`)) return
    came.add(`${kind} ${about}`)
    lines.add([new Date(at).toISOString(), kind, about, tone].join(' ').trim())
  }

  // Asked through a function, since what is called meanwhile changes it.
  const wish = () => later
  const overdueSince = new Map<Kind | 'prompt', number>()
  let now = life.from
  let acted = 0
  for (;;) {
    const down = life.downtimes.find(({ from, until }) => from <= now && now < until)
    const nextAct = life.acts[acted]
    const [known, upcoming] = [
      kinds.map((kind) => ({ kind, all: chances[kind]() })),
      goals.size > 0 && unreached < 3
        ? promptsAround(now).filter(({ at, on }) => at > now && mayAskFor(on))[0]
        : undefined,
    ]
    const moments = [
      ...known.flatMap(({ all }) => all.map(({ at }) => at)),
      // No prompt around now: look again after a while, as it may be weeks off.
      upcoming?.at ?? now + 12 * hour,
      nextAct?.at ?? Number.POSITIVE_INFINITY,
      wish()?.at ?? Number.POSITIVE_INFINITY,
      down?.until ?? Number.POSITIVE_INFINITY,
      life.downtimes.find(({ from }) => from > now)?.from ?? Number.POSITIVE_INFINITY,
    ]
    now = Math.min(...moments.filter((at) => at > now))
    if (now >= life.until) break

    if (unreached < 3) {
      if (upcoming?.at === now && !overdueSince.has('prompt')) overdueSince.set('prompt', now)
      for (const { kind, all } of known)
        if (all.some(({ at }) => at === now) && !overdueSince.has(kind)) overdueSince.set(kind, now)
    }
    if (nextAct?.at === now) {
      acted++
      take(nextAct.act)
    }
    if (!life.downtimes.some(({ from, until }) => from <= now && now < until)) beat()
  }
  return [...lines].sort()

  function beat(): void {
    const isReached = unreached < 3
    const fallen = kinds.flatMap((kind) => {
      const since = overdueSince.get(kind)
      if (since === undefined || !isReached) return []
      if (kind === 'nudge' && isPaused(ownDate(now), null)) return []
      const all = chances[kind]()
        .filter(({ at, closes }) => since <= at && at <= now && now < closes)
        .sort((a, b) => a.at - b.at)
      const given = kind === 'close' || kind === 'follow-up' ? all : all.slice(-1)
      return given.map((one) => ({ kind, ...one }))
    })
    const again = later
    if (again !== null && again.at <= now) later = null
    if (again !== null && later === null && isReached && now < closing(again.on) && asks(again.on))
      say('later', `${written(again.on)} ${new Date(again.at).toISOString()}`, now)
    const since = overdueSince.get('prompt')
    if (since !== undefined && isReached) askFor(since)
    for (const { kind, about, on } of fallen) {
      say(kind, about, kind === 'close' ? now : outOfQuiet(now))
      if (kind === 'follow-up') followUps.delete(on)
    }
    overdueSince.clear()
  }

  function askFor(since: number): void {
    // The newest: look back, half a day at a time.
    let newest: { readonly at: number; readonly on: number } | undefined
    for (let at = now; newest === undefined && at > since - 48 * hour; at -= 12 * hour)
      newest = promptsAround(at).findLast((one) => one.at <= now)
    if (newest === undefined || newest.at < since || !mayAskFor(newest.on)) return
    if (isPaused(ownDate(now), null) || now >= closing(newest.on) || !asks(newest.on)) return
    say('prompt', written(newest.on), now, toneAfter(silent))
    // A week after the one that says so.
    if (silent === 7 && settings.buddyWhenQuiet) say('gone-quiet', written(newest.on), now)
    silent++
    lastAskedFor = newest.on
    prompted.push(newest)
    if (prompted.length > 10) prompted.shift()
  }

  function take(act: Act): void {
    if (act.does !== 'miss') [silent, unreached] = [0, 0]
    switch (act.does) {
      case 'answer':
        for (const id of act.goals) goals.get(id)?.answered.add(act.on)
        return
      case 'set':
        settings = { ...settings, ...act.settings }
        clocks()
        return
      case 'pause':
        pauses.push(act.pause)
        return
      case 'end pauses':
        pauses = pauses.flatMap((pause) => {
          if (pause.until !== null && pause.until < act.until) return [pause]
          return pause.from > act.until ? [] : [{ ...pause, until: act.until }]
        })
        return
      case 'begin':
        begin(act.goal)
        return
      case 'finish':
        goals.delete(act.goal)
        return
      case 'change': {
        const goal = goals.get(act.goal)
        // Who chooses the same again has changed nothing.
        if (JSON.stringify(goal?.cadence) === JSON.stringify(act.cadence)) return
        if (
          !goal ||
          act.until <
            Math.max(goal.startedOn, (goal.cadences.at(-1)?.until ?? Number.NEGATIVE_INFINITY) + 1)
        )
          return
        goal.cadences.push({ cadence: goal.cadence, until: act.until })
        goals.set(goal.id, { ...goal, cadence: act.cadence })
        return
      }
      case 'follow up':
        followUps.set(act.setback, act.at)
        return
      case 'later':
        later = { on: act.on, at: act.at }
        return
      case 'miss':
        unreached = act.unreached
        return
      default:
        act satisfies never
    }
  }
}
