import { z } from 'zod'
import { groupPayload, userPayload } from '../../payloads/people.ts'
import { userFor } from '../access.ts'
import { flag } from '../arguments.ts'
import type { House } from '../house.ts'
import { type Method, method } from '../method.ts'

export const userMethods = ({ world }: House): Method[] => [
  method(
    'users.info',
    { scope: 'users:read' },
    { user: z.string(), include_locale: flag },
    ({ workspace }, { user: id, include_locale }) => ({
      user: {
        ...userPayload(userFor(workspace, id), world.settings.now()),
        ...(include_locale === true ? { locale: 'en-GB' } : {}),
      },
    }),
  ),

  method(
    'usergroups.list',
    { scope: 'usergroups:read' },
    { include_users: flag, include_count: flag, include_disabled: flag },
    ({ workspace }, { include_users, include_count, include_disabled }) => ({
      usergroups: [...workspace.groups.values()]
        .filter(({ state }) => state === 'on' || include_disabled === true)
        .map((group) =>
          groupPayload(group, workspace, {
            withUsers: include_users === true,
            withCount: include_count === true,
          }),
        ),
    }),
  ),
]
