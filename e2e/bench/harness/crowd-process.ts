import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { end } from '../../../scripts/lib/child-process.ts';
import { crowdAnswerSchema, type CrowdOrder, type Retry } from '../load/crowd-words.ts';
import { loadCore, onCore } from './cores.ts';
import type { Client } from './target.ts';

/** Whoever takes longer never comes. */
const patienceMs = 120_000;

/** As a desk tries again that has lost its relay. */
export const asDesk: Retry = { firstMs: 250, longestMs: 1_500, least: 0.5, most: 1 };
/** As Socket.IO's own client does where nothing else is set (reconnectionDelay, reconnectionDelayMax, randomizationFactor). */
export const asSocketIo: Retry = { firstMs: 1_000, longestMs: 5_000, least: 0.5, most: 1.5 };

const program = fileURLToPath(new URL('../load/crowd.ts', import.meta.url));

/** Socket.IO clients on the load's core. */
export class CrowdProcess {
  readonly #child: ChildProcess;

  constructor() {
    const [command = '', ...args] = [...onCore(loadCore), process.execPath, program];
    this.#child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** Whom the next `join` brings, and where to. */
  async meet(url: string, clients: readonly Client[], retry: Retry = asDesk): Promise<void> {
    await this.#tell({ order: 'meet', url, clients: [...clients], retry });
  }

  /** Resolves when so many have been let in. */
  async join(count: number): Promise<void> {
    await this.#tell({ order: 'join', count });
  }

  /** @returns when each had been let in so often and had so many events: epoch milliseconds, earliest first */
  until(welcomes: number, events: number): Promise<readonly number[]> {
    return this.#tell({ order: 'await', welcomes, events });
  }

  /** Whoever comes back from now on does so with the cursor of this moment. */
  async note(): Promise<void> {
    await this.#tell({ order: 'note' });
  }

  async leave(): Promise<void> {
    await this.#tell({ order: 'leave' });
  }

  end(): Promise<void> {
    return end(this.#child);
  }

  async #tell(order: CrowdOrder): Promise<readonly number[]> {
    const answer = once(this.#child, 'message', { signal: AbortSignal.timeout(patienceMs) });
    this.#child.send(order);
    try {
      return crowdAnswerSchema.parse((await answer)[0]).at;
    } catch (error) {
      throw new Error(`The crowd did not ${order.order} within ${patienceMs / 1_000} s.`, { cause: error });
    }
  }
}
