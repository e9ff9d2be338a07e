/** Where the store tells its operator what they may want to know. Never what a member wrote. */
export interface StoreLog {
  info(sentence: string): void
  warn(sentence: string): void
}

export const silent: StoreLog = { info: () => undefined, warn: () => undefined }
