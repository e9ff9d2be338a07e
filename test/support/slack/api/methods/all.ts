import type { House } from '../house.ts'
import type { Method } from '../method.ts'
import { appMethods } from './apps.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import { oauthMethods } from './oauth.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'

/** The methods that this loopback has; calling another is a flaw. */
export const allMethods = (house: House, openSocket: () => string): readonly Method[] => [
  ...appMethods(house, openSocket),
  ...chatMethods(house),
  ...conversationMethods(house),
  ...fileMethods(house),
  ...oauthMethods(house),
  ...userMethods(house),
  ...viewMethods(house),
]
