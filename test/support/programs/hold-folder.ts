// Takes the folder that it is given, says how that went, and then waits to be ended.
import { lockFolder } from '#store/lock.ts'
import { StoreError } from '#store/store-error.ts'

process.stdin.resume()
process.stdin.once('data', () => {
  try {
    lockFolder(process.argv[2] ?? '')
    process.stdout.write('mine\n')
  } catch (error) {
    process.stdout.write(error instanceof StoreError ? `${error.code}\n` : `${error}\n`)
  }
})
process.stdout.write('ready\n')
