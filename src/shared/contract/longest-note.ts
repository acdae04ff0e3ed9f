/** In UTF-16 code units, as a text field counts. */
export const longestNote = 4_000;
