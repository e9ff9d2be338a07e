import type { RequestListener } from 'node:http'
import type { AuthorizeResult } from '@slack/bolt'
import { type Installation, InstallProvider } from '@slack/oauth'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import { quiet } from './quiet.ts'
import { paths, scopes } from './register.ts'
import { NotInstalled, originOfError } from './trouble.ts'

/** The workspaces that we are in, and our token in each. */
export interface Workspaces {
  /** Checks what we were given. Rejects when Slack does not take it, or cannot be reached. */
  check(): Promise<{ readonly told: string; readonly workspace: string | null }>
  /** Rejects with `NotInstalled` for a workspace that we are not in. */
  authorize(workspace: string): Promise<AuthorizeResult>
  /** We are no longer there: its token is of no use any more. Gives whether we were. */
  forget(workspace: string): Promise<boolean>
  /** The pages by which it is installed. */
  readonly pages: ReadonlyMap<string, RequestListener>
}

/** One workspace, whose token stands in the settings. */
export function oneWorkspace(botToken: string, clientOptions: WebClientOptions): Workspaces {
  const client = new WebClient(botToken, { ...clientOptions, logger: quiet })
  let own: Promise<Own> | null = null
  let isRemoved = false

  /** Whoever comes while Slack is asked waits for the same answer. */
  function ask(): Promise<Own> {
    const asked = own ?? askSlack()
    own = asked
    asked.catch(() => {
      own = null
    })
    return asked
  }

  async function askSlack(): Promise<Own> {
    const { team_id: teamId = '', team = '', user_id, bot_id } = await client.auth.test()
    const bot = { ...(user_id ? { botUserId: user_id } : {}), ...(bot_id ? { botId: bot_id } : {}) }
    return { workspace: teamId, name: team, result: { botToken, teamId, ...bot } }
  }

  return {
    async check() {
      const { workspace, name } = await ask()
      return { told: `Slack: connected to ${name}`, workspace }
    },
    async authorize(asked) {
      if (isRemoved) throw new NotInstalled()
      const { workspace, result } = await ask()
      if (workspace !== asked) throw new NotInstalled()
      // Bolt writes into what it gets.
      return { ...result }
    },
    async forget(left) {
      if (isRemoved || (await ask()).workspace !== left) return false
      isRemoved = true
      return true
    },
    pages: new Map(),
  }
}

interface Own {
  readonly workspace: string
  readonly name: string
  readonly result: AuthorizeResult
}

/** Keeps what an installation gave us, as one text for each workspace. */
export interface InstallationStore {
  get(workspace: string): Promise<string | null>
  put(workspace: string, installation: string): Promise<void>
  remove(workspace: string): Promise<void>
}

export interface ManyParts {
  readonly clientId: string
  readonly clientSecret: string
  /** Signs what goes to Slack and back while somebody installs. */
  readonly stateSecret: string
  readonly publicUrl: string
  readonly clientOptions: WebClientOptions
  readonly store: InstallationStore
  readonly words: { readonly installed: string; readonly notInstalled: string }
  /** Somebody installed it: greets them. */
  onInstalled(workspace: string, installer: string): Promise<void>
  onBug(error: unknown): void
}

/** How long an authorization is used before it is looked up again, in milliseconds. */
const freshMs = 60_000

/** Any number of workspaces, each with the token that its installation gave us. */
export function manyWorkspaces(parts: ManyParts): Workspaces {
  const { clientId, clientSecret, stateSecret, publicUrl, clientOptions, store, words } = parts
  const redirectUri = `${publicUrl}${paths.installed}`
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    clientOptions,
    logger: quiet,
    directInstall: true,
    installationStore: {
      async storeInstallation(installation) {
        await store.put(workspaceOf(installation), JSON.stringify(installation))
      },
      async fetchInstallation({ teamId }) {
        const kept = await store.get(teamId ?? '')
        if (kept === null) throw new NotInstalled()
        return JSON.parse(kept)
      },
    },
  })
  // A refresh token is good for one refresh: who comes meanwhile waits for the same one.
  const known = new Map<
    string,
    { readonly until: number; readonly result: Promise<AuthorizeResult> }
  >()

  function authorize(workspace: string): Promise<AuthorizeResult> {
    const found = known.get(workspace)
    if (found && found.until > performance.now()) return found.result
    const source = { teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false }
    const result = provider.authorize(source).catch((error: unknown) => {
      throw originOfError(error)
    })
    known.set(workspace, { until: performance.now() + freshMs, result })
    result.catch(() => known.delete(workspace))
    return result
  }

  const page =
    (act: (...of: Parameters<RequestListener>) => Promise<void>): RequestListener =>
    (request, response) => {
      act(request, response).catch((error: unknown) => {
        parts.onBug(error)
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    }

  return {
    async check() {
      return { told: `Slack: install it with ${publicUrl}${paths.install}`, workspace: null }
    },
    // Bolt writes into what it gets.
    authorize: async (workspace) => ({ ...(await authorize(workspace)) }),
    async forget(workspace) {
      known.delete(workspace)
      const wasThere = (await store.get(workspace)) !== null
      await store.remove(workspace)
      return wasThere
    },
    pages: new Map([
      [
        paths.install,
        page((request, response) =>
          provider.handleInstallPath(request, response, {}, { scopes: [...scopes], redirectUri }),
        ),
      ],
      [
        paths.installed,
        page((request, response) =>
          provider.handleCallback(request, response, {
            async successAsync(installation) {
              known.delete(workspaceOf(installation))
              response.writeHead(200, plain).end(words.installed)
              const greeted = parts.onInstalled(workspaceOf(installation), installation.user.id)
              await greeted.catch(parts.onBug)
            },
            failure(error, _options, _request, answer) {
              if (!isExpected(error)) parts.onBug(error)
              answer.writeHead(400, plain).end(words.notInstalled)
            },
          }),
        ),
      ],
    ]),
  }
}

const plain = { 'Content-Type': 'text/plain; charset=utf-8' }

/** Somebody thought again, came without what we gave them, or Slack says no. */
const isExpected = ({ code = '' }: { readonly code?: string }): boolean =>
  /^slack_(?:oauth|webapi)_/u.test(code) && code !== 'slack_oauth_unknown_error'

/** We are installed in workspaces, never in a whole organization at once. */
function workspaceOf({ team }: Installation): string {
  if (team) return team.id
  throw new TypeError('Slack named no workspace')
}
