/** The jobs that this process has in hand, at most so many of each lane. */
export function createHand(mostOfLane: number) {
  const counts = new Map<string, number>()

  return {
    /** Those of the jobs for which there is room; the others are not taken. */
    take: <T extends { readonly groupId?: string | null }>(jobs: readonly T[]): readonly T[] =>
      jobs.filter(({ groupId }) => {
        const count = (counts.get(groupId ?? '') ?? 0) + 1
        if (count > mostOfLane) return false
        counts.set(groupId ?? '', count)
        return true
      }),
    /** Each that was taken, once. */
    release: (jobs: readonly { readonly groupId?: string | null }[]): void => {
      for (const { groupId } of jobs) {
        const count = (counts.get(groupId ?? '') ?? 0) - 1
        if (count > 0) counts.set(groupId ?? '', count)
        else counts.delete(groupId ?? '')
      }
    },
  }
}
