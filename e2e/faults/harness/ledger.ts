import { closeSync, fdatasync, openSync, readFileSync, write } from 'node:fs';
import { promisify } from 'node:util';

const written = promisify(write);
const synced = promisify(fdatasync);

/** A push that was answered 2xx. */
export interface Accepted {
  readonly eventId: string;
  readonly seq: number;
  readonly agentNumber: string;
}

/**
 * What the cloud's side was promised: every push answered 2xx, one line of JSON each, on disk before anybody counts on it. The sender
 * may end at any moment; the ledger is what it can still prove.
 */
export class Ledger {
  readonly #file: string;
  readonly #handle: number;
  #waiting: string[] = [];
  #underWay: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
    this.#handle = openSync(file, 'a');
  }

  /** Resolves when the line is on disk; lines that come together are synced together. */
  note(accepted: Accepted): Promise<void> {
    this.#waiting.push(`${JSON.stringify(accepted)}\n`);
    this.#underWay = this.#underWay.then(async () => {
      const lines = this.#waiting.join('');
      if (lines === '') return;
      this.#waiting = [];
      await written(this.#handle, lines);
      await synced(this.#handle);
    });
    return this.#underWay;
  }

  /** Everything that was promised, read back from the disk. */
  async accepted(): Promise<readonly Accepted[]> {
    await this.#underWay;
    const lines = readFileSync(this.#file, 'utf8').split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line));
  }

  close(): void {
    closeSync(this.#handle);
  }
}
