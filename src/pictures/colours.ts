/** The tones of the house, as on the local page. `ink` and `soft` are legible on `paper`. */
export const colours = {
  paper: '#fffdf9',
  ink: '#2b2a27',
  soft: '#625d54',
  line: '#e2d9ca',
  edge: '#948975',
  accent: '#2b6a5d',
  /** The accent, darker: for large letters. */
  deep: '#1f4f45',
} as const
