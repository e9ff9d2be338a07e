import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAskingSlack } from '../../support/asking-slack.ts'
import type { UserGroup } from '../../support/slack/world/places.ts'

let house: Awaited<ReturnType<typeof openAskingSlack>>
let walkers: UserGroup
let sam: string

beforeEach(async () => {
  house = await openAskingSlack()
  walkers = house.slack.addUserGroup(house.workspace, 'Walkers', ['Robin'])
  sam = house.slack.user('Sam').id
})

afterEach(() => house.close())

/** What the desk heard last. */
async function ask(text: string) {
  const before = house.heard.length
  await house.slack.user('Robin').command({ channel: house.channel, name: '/ask', text })
  await house.slack.until(() => house.heard.length > before)
  const heard = house.heard[before]
  if (!heard) throw new Error('nothing was heard')
  return heard
}

describe('what is typed for an option', () => {
  it.each<[string, () => string]>([
    ['a user group, with its handle', () => `<!subteam^${walkers.id}|@walkers>`],
    ['a user group', () => `<!subteam^${walkers.id}>`],
    ['a user group by its name', () => `group:<!subteam^${walkers.id}|@walkers>`],
    ['the id of a user group', () => walkers.id],
  ])('is read by its id: %s', async (_, written) => {
    expect((await ask(`${written()} yes 3`)).args).toEqual({
      group: walkers.id,
      openly: true,
      times: 3,
    })
  })

  it.each<[string, () => string]>([
    ['somebody, with their name', () => `<@${sam}|sam>`],
    ['somebody', () => `<@${sam}>`],
    ['somebody by name', () => `who:<@${sam}|sam>`],
  ])('is read by its id: %s', async (_, written) => {
    expect((await ask(`${written()} come along`)).args).toEqual({ who: sam, words: 'come along' })
  })

  it('stays in a text what was typed', async () => {
    const text = `words:"&lt;@U1&gt; and <@${sam}|sam>, see <!subteam^S0AAAAAAAA|@readers>"`

    const { args } = await ask(`${text} group:<!subteam^${walkers.id}|@walkers>`)

    expect(args).toEqual({ group: walkers.id, words: '<@U1> and @sam, see @readers' })
  })
})

describe('the roles of who speaks', () => {
  it('are nothing that Slack tells of', async () => {
    expect((await ask('')).from).toMatchObject({ community: house.workspace.id, roles: null })
  })
})
