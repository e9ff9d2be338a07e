import { existsSync } from 'node:fs'

const places = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/faketime/libfaketimeMT.so.1',
]

/** The library that gives a process another clock than the machine's; `null` when it is not installed. */
export const faketime = places.find((path) => existsSync(path)) ?? null
