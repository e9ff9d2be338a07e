import { randomUUID } from 'node:crypto'
import type { AnswerState } from '#domain/check-in.ts'

/** What a member said of one goal and date. */
export interface Said {
  readonly state: AnswerState
  readonly note: string
}

/** A goal as it is found in the end, with every date that something was said of. */
export interface Found {
  readonly title: string
  readonly days: ReadonlyMap<string, Said>
}

interface Day {
  /** The newest that was answered. */
  acknowledged: Said | null
  /** Sent since then and never answered: each may have been kept or not. */
  unanswered: Said[]
}

interface Goal {
  /** Names the act of setting it, the same for every try. */
  readonly once: string
  acknowledged: boolean
  readonly days: Map<string, Day>
}

/**
 * What one member sent, and what of it was acknowledged, to hold against what is found in the end.
 * For each goal and date one thing is sent at a time.
 */
export class Diary {
  readonly #goals = new Map<string, Goal>()

  /** Titles of the goals whose setting was acknowledged. */
  get titles(): readonly string[] {
    return [...this.#goals].filter(([, goal]) => goal.acknowledged).map(([title]) => title)
  }

  /** @returns the name of the act, and what to call once it is acknowledged. */
  setsGoal(title: string): { readonly once: string; acknowledged(): void } {
    const goal = this.#goals.get(title) ?? {
      once: randomUUID(),
      acknowledged: false,
      days: new Map(),
    }
    this.#goals.set(title, goal)
    return {
      once: goal.once,
      acknowledged: () => {
        goal.acknowledged = true
      },
    }
  }

  /** @returns what to call once it is acknowledged. */
  says(title: string, on: string, said: Said): () => void {
    const goal = this.#goals.get(title)
    if (goal === undefined) throw new Error(`no goal ${title}`)
    const day = goal.days.get(on) ?? { acknowledged: null, unanswered: [] }
    goal.days.set(on, day)
    day.unanswered.push(said)
    return () => {
      day.acknowledged = said
      day.unanswered = []
    }
  }

  /** One sentence for everything that is lost, doubled, half-written or made up. */
  faults(found: readonly Found[]): readonly string[] {
    const goals = [...this.#goals].flatMap(([title, goal]) => {
      const same = found.filter((one) => one.title === title)
      const [kept] = same
      if (same.length > 1) return [`${title}: is there ${same.length} times`]
      if (kept === undefined) return goal.acknowledged ? [`${title}: is lost`] : []
      return dayFaults(goal.days, kept)
    })
    const strangers = found.filter(({ title }) => !this.#goals.has(title))
    return [...goals, ...strangers.map(({ title }) => `${title}: was never set`)]
  }
}

function dayFaults(days: ReadonlyMap<string, Day>, { title, days: kept }: Found): string[] {
  const dates = new Set([...days.keys(), ...kept.keys()])
  return [...dates].flatMap((on) => {
    const { acknowledged, unanswered } = days.get(on) ?? { acknowledged: null, unanswered: [] }
    const there = kept.get(on) ?? null
    if ([acknowledged, ...unanswered].some((one) => same(one, there))) return []
    return [`${title}, ${on}: ${JSON.stringify({ acknowledged, unanswered, there })}`]
  })
}

const same = (a: Said | null, b: Said | null): boolean =>
  a?.state === b?.state && a?.note === b?.note
