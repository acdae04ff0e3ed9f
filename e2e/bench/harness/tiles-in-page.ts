/** What runs in the page that is measured: each function is sent there whole and may use nothing from outside itself. */

export interface PaintedStatus {
  readonly agent: string;
  readonly status: string;
  /** When the frame that shows it was painted, epoch milliseconds. */
  readonly at: number;
}

/** Notes from now on when each change of an agent's status was painted. */
export function watchTiles(): void {
  const painted: PaintedStatus[] = [];
  Reflect.set(globalThis, 'paintedStatuses', painted);
  Reflect.get(globalThis, 'tileWatch')?.disconnect();
  const watch = new MutationObserver((changes) => {
    const seen = changes.flatMap(({ target }) => (target instanceof HTMLElement && target.dataset['agentNumber'] ? [{ agent: target.dataset['agentNumber'], status: target.dataset['status'] ?? '' }] : []));
    // What stands in the page when a frame begins is painted in it: the first task after the frame is after the painting.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        const at = performance.timeOrigin + performance.now();
        for (const each of seen) painted.push({ ...each, at });
      }, { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });
  Reflect.set(globalThis, 'tileWatch', watch);
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-status'] });
}

export async function paintedStatuses(): Promise<PaintedStatus[]> {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return Reflect.get(globalThis, 'paintedStatuses');
}
