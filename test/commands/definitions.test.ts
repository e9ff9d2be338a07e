import { describe, expect, it } from 'vitest'
import { actions, commands } from '#commands'
import { links } from '../../commands/links.ts'
import { aGoal, date } from '../support/builders.ts'

describe('the commands', () => {
  it('have names and texts that every platform takes', () => {
    for (const command of commands) {
      expect(command.name).toMatch(/^[a-z][a-z\d-]{0,31}$/)
      expect(command.summary.length).toBeLessThanOrEqual(100)
      for (const { summary, options, name } of command.usages) {
        expect(name ?? 'none').toMatch(/^[a-z][a-z\d-]{0,31}$/)
        expect(summary.length).toBeLessThanOrEqual(100)
        expect(options.length).toBeLessThanOrEqual(25)
        for (const option of options) {
          expect(option.name).toMatch(/^[a-z][a-z\d-]{0,31}$/)
          expect(option.about.length).toBeLessThanOrEqual(100)
          if (option.type === 'choice') expect(option.choices.length).toBeLessThanOrEqual(25)
        }
        expect(new Set(options.map((one) => one.name)).size).toBe(options.length)
      }
    }
  })

  it('either have one usage without a name, or subcommands alone', () => {
    for (const { usages } of commands) {
      const unnamed = usages.filter(({ name }) => name === null)
      expect(usages.length === 1 || unnamed.length === 0).toBe(true)
    }
  })

  it('have actions with names of their own', () => {
    const names = actions.map(({ name }) => name)

    expect(new Set(names).size).toBe(names.length)
  })

  it('offer one another only what there is', () => {
    const names = actions.map(({ name }) => name)
    const offered = [
      links.todaysCheckIn,
      links.newGoal,
      links.shareCheckIn(aGoal(), date('2026-03-02')),
    ]

    for (const { name } of offered) expect(names).toContain(name)
  })
})
