// npm run check:migrations
// Fails when prisma/schema.prisma says something that prisma/migrations does not lead to.
import { schemaDifference } from '#store/difference.ts'

const script = await schemaDifference()
if (script === null) {
  process.stdout.write('The migrations lead to prisma/schema.prisma.\n')
} else {
  process.stderr.write(
    `The migrations do not lead to prisma/schema.prisma. Run \`npm run migration -- NAME\`.\nMissing:\n\n${script}`,
  )
}

// The embedded database leaves a timer of ten seconds behind.
process.exit(script === null ? 0 : 1)
