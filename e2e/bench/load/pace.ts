/**
 * Calls `send` so many times a second at evenly spaced moments, whatever becomes of the calls before (an open loop: a slow answer delays
 * nobody who comes after it), and tells each the moment that it was due at: whoever measures from there leaves nothing out. Does not
 * sleep between: the load has a core of its own, and a timer is late by a millisecond. Resolves when every call has come to its end.
 */
export async function punctually(perSecond: number, seconds: number, send: (dueAt: number) => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const all = perSecond * seconds;
  let sent = 0;
  let open = 0;
  while (sent < all || open > 0) {
    const now = performance.now();
    for (let dueAt = began + (1_000 * sent) / perSecond; sent < all && dueAt <= now; dueAt = began + (1_000 * sent) / perSecond) {
      sent += 1;
      open += 1;
      void send(dueAt).finally(() => (open -= 1));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
