/** One line for the person at the terminal. On stderr, so that a command's own output stays clean. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
