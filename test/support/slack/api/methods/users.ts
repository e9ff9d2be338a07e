import { z } from 'zod'
import { userPayload } from '../../payloads/people.ts'
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
]
