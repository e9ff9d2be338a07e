import { describe, expect, test } from 'vitest'
import { roles } from '#domain/group.ts'
import { isPermitted, permissions, type Standing } from '#domain/permission.ts'

const nobody: Standing = { role: null, holdsModeratorRole: false, manages: false }
const levels = (standing: Standing) => permissions.filter((level) => isPermitted(level, standing))

describe('who may do what in a group', () => {
  test('somebody who does not belong to it: what is for anyone', () => {
    expect(levels(nobody)).toEqual(['anyone'])
  })

  test.each(roles.filter((role) => role !== 'moderator'))('a %s: what members may', (role) => {
    expect(levels({ ...nobody, role })).toEqual(['anyone', 'members'])
  })

  test('a moderator moderates and belongs, and manages nothing', () => {
    expect(levels({ ...nobody, role: 'moderator' })).toEqual(['anyone', 'members', 'moderators'])
  })

  test('who holds a role of moderators moderates without belonging', () => {
    expect(levels({ ...nobody, holdsModeratorRole: true })).toEqual(['anyone', 'moderators'])
  })

  test('who manages the place moderates without belonging, and appoints', () => {
    expect(levels({ ...nobody, manages: true })).toEqual(['anyone', 'moderators', 'managers'])
  })
})
