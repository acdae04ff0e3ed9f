import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { once } from 'node:events';

/**
 * A thread that does nothing: how long its event loop is held up is what this computer does to everybody just then, not what
 * the app does to itself.
 */
export class IdleThread {
  readonly #worker = new Worker(new URL(import.meta.url));

  begin(): void {
    this.#worker.postMessage('begin');
  }

  /** @returns the longest time since `begin`, in milliseconds */
  async longestMs(): Promise<number> {
    const answer = once(this.#worker, 'message');
    this.#worker.postMessage('read');
    const [longest] = await answer;
    return Number(longest);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

if (!isMainThread && parentPort) {
  const watch = monitorEventLoopDelay({ resolution: 1 });
  const port = parentPort;
  port.on('message', (asked) => {
    if (asked === 'begin') {
      watch.reset();
      watch.enable();
    } else port.postMessage(Math.max(0, watch.max / 1e6 - 1));
  });
}
