/** Far more than the hooks of any account, far less than would hurt. */
const mostBytes = 1_000_000;

/** Reads a body as UTF-8. @returns `null` when it is larger than a megabyte or no UTF-8 */
export async function readLimited(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop also ends the connection.
    if (bytes > mostBytes) return null;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}
