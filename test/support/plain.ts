/**
 * A value as JSON would write it, for comparing: dates and instants of the polyfill hide what they
 * are, so that any two of them look equal to a test.
 */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
