import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'
import { type Player, textOf } from '../support/player.ts'

const markup = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">'

describe.skipIf(!hasBrowser)('what cannot be done as asked', { timeout: 60_000 }, () => {
  const { visit } = withBrowser()

  it('gets a kind answer that says what to do, and changes nothing', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do Walk')
    const answers: readonly (readonly [string, string])[] = [
      ['/dance', 'I don’t know /dance. /guide shows what you can say here.'],
      ['/goal', 'What would you like to do? /goal set, /goal list'],
      ['/goal dance', 'What would you like to do?'],
      ['/checkin', 'Check-in for today'],
      ['/checkin Swim done', 'None of your open goals is called “Swim”.'],
      ['/checkin Walk done date:2026-02-31', 'I could not read “2026-02-31” as a date.'],
      ['/checkin Walk done date:2999-01-01', 'That day has not come yet.'],
      ['/settings Atlantis', 'I know no time zone called “Atlantis”.'],
      ['/settings prompt:25:00', 'I could not read “25:00” as a time.'],
    ]

    for (const [line, answer] of answers) {
      await robin.says(line)
      await robin.sees(robin.newest, answer)
    }

    const forms: readonly (readonly [string, string])[] = [
      ['/checkin Walk perhaps:yes state:now', 'I could not read the state'],
      ['/checkin Walk amount:many', 'I could not read the amount'],
      ['/settings day-end:9', 'The day-end can be from 0 to 6.'],
    ]
    for (const [line, answer] of forms) {
      await robin.says(line)
      await robin.sees(robin.dialog, answer)
      await robin.page.keyboard.press('Escape')
    }

    await robin.says('/progress Walk')
    await robin.sees(robin.newest, 'You started today.')
    expect(await robin.channel.count()).toBe(0)
  })

  it('is said beside the field, with everything that was typed still there', async () => {
    const robin = await visit('robin')
    await robin.says('/settings')
    await robin.clicks('Time zone')
    await robin.fills({ 'A city or a zone': 'Atlantis' })

    await robin.clicks('Save')
    await robin.sees(robin.dialog, 'I know no time zone called “Atlantis”.')
    expect(await robin.dialog.getByLabel('A city or a zone').inputValue()).toBe('Atlantis')

    await robin.page.keyboard.press('Escape')
    await robin.says('/goal set do')
    await robin.fills({ 'Your goal, in your own words': 'Walk' })
    await asTextField(robin, 'First day')
    await robin.fills({ 'First day': '2026-02-31' })
    await robin.clicks('Set this goal')
    await robin.sees(robin.dialog, 'I could not read “2026-02-31” as a date.')
    expect(await robin.dialog.getByLabel('Your goal, in your own words').inputValue()).toBe('Walk')
  })

  it('is a note that is far too long, by command and by form', async () => {
    const robin = await visit('robin')
    const note = 'm'.repeat(10_000)
    await robin.says('/goal set do Walk')

    await robin.says(`/checkin Walk done note:${note}`)
    await robin.sees(robin.newest, /A note can have up to 1,?000 characters. This one has 10,?000./)
    await robin.says(`/checkin Walk done ${note.slice(0, 1001)}`)
    await robin.sees(robin.newest, /A note can have up to 1,?000 characters. This one has 1,?001./)
    await robin.says('/checkin Walk done')
    await robin.clicks('Add a note')
    await robin.dialog.locator('textarea').fill(note)
    await robin.clicks('Save')
    await robin.sees(robin.dialog, /A note can have up to 1,?000 characters. This one has 10,?000./)

    expect(await robin.dialog.locator('textarea').inputValue()).toBe(note)
    await robin.page.keyboard.press('Escape')
    await robin.says('/checkin')
    await robin.sees(robin.newest, 'Add a note')
  })

  it('is a line that is longer than any command: it stays where it was typed', async () => {
    const robin = await visit('robin')
    const line = 'm'.repeat(13_000)

    await robin.line.fill(line)
    await robin.answered(() => robin.line.press('Enter'))

    await robin.sees(robin.newest, 'That is more than I can take in one go.')
    expect(await robin.line.inputValue()).toBe(line)
    expect(await robin.channel.count()).toBe(0)
    robin.forgive(/status of 422/)
  })

  it.each([
    ['emoji', '👩‍👩‍👧 walk 🏃🏽‍♀️'],
    ['words from right to left', 'צעד אחר צעד و خطوة بخطوة'],
    ['marks that turn the direction', 'one \u202Eowt\u2066 three'],
    ['control characters', 'bell \u0007 escape \u001b[31m null \u0000 end'],
    ['markup', markup],
  ])('shows %s as it was written, and runs nothing', async (_, text) => {
    const robin = await visit('robin')
    const sam = await visit('sam')

    await robin.says(text)
    await robin.says('/goal set do')
    await robin.fills({ 'Your goal, in your own words': text.slice(0, 80) })
    await robin.clicks('Set this goal')
    await robin.says('/checkin')
    await robin.clicks('Done')
    await robin.clicks('Add a note')
    await robin.dialog.locator('textarea').fill(text)
    await robin.clicks('Save')
    await robin.line.fill('/checkin ')
    await robin.options.first().waitFor()
    await robin.page.reload()

    for (const reader of [robin, sam]) {
      await expect.poll(() => reader.channel.count()).toBe(1)
      expect(visible(await textOf(reader.channel))).toContain(visible(text))
      expect(await reader.page.locator('article :is(script, img, b)').count()).toBe(0)
      expect(await reader.page.evaluate('window.hacked === undefined')).toBe(true)
    }
    expect(visible(await textOf(robin.newest))).toContain(visible(text.slice(0, 80)))
    await robin.clicks('Change the note')
    expect(visible(await robin.dialog.locator('textarea').inputValue())).toBe(visible(text))
  })

  it('is a button whose id was changed', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do Walk')
    await robin.says('/checkin')
    const id = await robin.button('Done').getAttribute('value')
    const forged = [
      `${id?.slice(0, -1)}${id?.endsWith('A') ? 'B' : 'A'}`,
      id?.replace('done', 'skipped') ?? '',
      'checkin.tap',
      markup,
      '',
    ]

    for (const one of forged) {
      const before = await robin.answers.count()
      await changeId(robin, 'Done', one)
      await robin.clicks('Done')
      await robin.sees(robin.newest, 'I don’t know that button. Nothing was changed.')
      expect(await robin.answers.count()).toBe(before + 1)
      await robin.says('/checkin')
      await robin.sees(robin.newest, /Walk(?!:)/)
    }
  })

  it('is anything of another person, whose words stay with them', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')
    await robin.says('/goal set do title:"Evenings without wine"')
    await robin.clicks('Let it count in Morning circle')
    await robin.clicks('Let it count')
    await robin.says('/checkin wine partly "a hard day"')
    await robin.clicks('All goals of the day')
    await robin.clicks('Share')
    await robin.says('/goal finish wine')
    await robin.says('/progress wine')
    const buttons = await robin.page.locator('#private button[name=id]').all()
    const ids = await Promise.all(buttons.map((one) => one.getAttribute('value')))
    await sam.says('/goal set do Walk')

    for (const id of new Set(ids)) {
      await sam.says('/checkin')
      await changeId(sam, 'Done', id ?? '')
      await sam.clicks('Done')
      await sam.page.keyboard.press('Escape')
      expect(await sam.page.content()).not.toMatch(/wine|a hard day/)
    }

    expect(ids.length).toBeGreaterThan(10)
    expect(await sam.channel.count()).toBe(0)
    await robin.says('/checkin')
    await robin.sees(robin.newest, 'Evenings without wine: partly, with a note')
    await robin.says('/goal list')
    await robin.sees(robin.newest, 'Evenings without wine')
  })
})

/** A browser without a date picker shows a plain field. */
const asTextField = (player: Player, label: string): Promise<void> =>
  player.dialog.getByLabel(label).evaluate((field: { type: string }) => {
    field.type = 'text'
  })

/** What someone can do in the browser's own tools. */
const changeId = (player: Player, button: string, id: string): Promise<void> =>
  player.button(button).evaluate((found: { value: string }, value) => {
    found.value = value
  }, id)

/** What a screen can show of a text: marks and control characters have no shape of their own. */
const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/\s+/g, ' ')
