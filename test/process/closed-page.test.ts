import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startDiscord } from '../support/discord/discord.ts'
import { ask } from '../support/page-visitor.ts'
import { cleanUp, cleanUpAll, start, usedFolder } from '../support/process.ts'
import { startSlack } from '../support/slack/slack.ts'

// The page lets whoever opens it play anybody: it closes as soon as real people come in elsewhere.

afterEach(cleanUp)
afterAll(cleanUpAll)

describe('with a platform connected', { timeout: 60_000 }, () => {
  test('the page is closed, and says so in the greeting', async () => {
    const discord = await startDiscord()
    const program = await start({
      DATA_DIR: await usedFolder(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
    })

    const answers = await Promise.all(
      ['/', '/as/robin', '/assets/page.js', '/healthz'].map((path) => ask(program.url + path)),
    )

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 200])
    expect(program.stdout()).toContain('Local page  closed, because a platform is connected')
    expect(program.stdout()).toMatch(/invite it with https:\/\/discord\.com\/oauth2\/authorize/)
    expect(program.stdout() + program.stderr()).not.toContain(discord.token)
    await program.kill()
    await discord.close()
  })

  test('LOCAL_PAGE=1 opens it, and time stays real', async () => {
    const slack = await startSlack()
    const { botToken } = slack.addWorkspace('Harbour')
    const program = await start({
      DATA_DIR: await usedFolder(),
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.api,
      LOCAL_PAGE: '1',
    })

    const page = await ask(`${program.url}/as/robin`)
    const skip = await ask(`${program.url}/as/robin/skip?to=hour`, { fields: {} })
    const after = await ask(`${program.url}/as/robin`)

    expect(page.status).toBe(200)
    expect(page.body).not.toContain('/skip')
    expect(skip.status).toBe(404)
    expect(
      Math.abs(Date.parse(nowOf(after.body)) - systemClock.now().epochMilliseconds),
    ).toBeLessThan(60_000)
    expect(program.stdout()).toContain(`Local page  ${program.url}`)
    expect(program.stdout()).toContain('Slack: connected to Harbour')
    expect(program.stdout() + program.stderr()).not.toContain(botToken)
    await program.kill()
    await slack.close()
  })
})

test('LOCAL_PAGE=0 closes it without any platform', { timeout: 60_000 }, async () => {
  const program = await start({ DATA_DIR: await usedFolder(), LOCAL_PAGE: '0' })

  const page = await ask(program.url)

  expect(page.status).toBe(404)
})

const nowOf = (html: string): string => /data-now="([^"]+)"/.exec(html)?.[1] ?? ''
