import { expect, it } from 'vitest'
import { failed, ok } from '#domain/result.ts'

it('is a value, or a failure with its code', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 })
  expect(failed('too-long')).toEqual({ ok: false, error: 'too-long' })
})
