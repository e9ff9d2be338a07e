import { expect, test } from 'vitest'
import { schemaDifference } from '#store/difference.ts'

test('the migrations lead to the schema', async () => {
  expect(await schemaDifference()).toBeNull()
}, 30_000)

test('what the schema says and the migrations do not is told as a script', async () => {
  const withNews = (schema: string) => `${schema}\nmodel News {\n  id Int @id\n}\n`

  expect(await schemaDifference(withNews)).toContain('CREATE TABLE "News"')
}, 30_000)

test('what the schema no longer says is told as well', async () => {
  const withoutSettings = (schema: string) => schema.replace(/^model Setting \{.*?^\}/ms, '')

  expect(await schemaDifference(withoutSettings)).toContain('DROP TABLE "Setting"')
}, 30_000)
