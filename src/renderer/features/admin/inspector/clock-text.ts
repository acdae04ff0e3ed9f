/** `16:05:09` by this computer's clock. */
export function clockText(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** JSON in lines that can be read; what is no JSON stays as it is. */
export function prettyText(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
