/** What runs in the main process that is measured: sent there whole, using nothing from outside itself. */

/** From now on it is watched how long the event loop is held up. */
export function measureMain(): void {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const watch = monitorEventLoopDelay({ resolution: 1 });
  watch.enable();
  Reflect.set(globalThis, 'heldUp', watch);
}

/** The longest time since, and the 99th part of a hundred. The watch's own millisecond is taken off. */
export function readMain(): { readonly maxMs: number; readonly p99Ms: number } {
  const watch = Reflect.get(globalThis, 'heldUp');
  watch.disable();
  const toMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - 1);
  return { maxMs: toMs(watch.max), p99Ms: toMs(watch.percentile(99)) };
}
