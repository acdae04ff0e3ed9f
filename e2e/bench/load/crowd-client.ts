import { setTimeout as delay } from 'node:timers/promises';
import type { Retry } from './crowd-words.ts';
import { joinSocketIo, type SocketIoClient } from './socket-io.ts';

/** One of a crowd: joins, acknowledges, and comes back by itself from where it was. */
export class CrowdClient {
  welcomes = 0;
  events = 0;
  readonly #url: string;
  readonly #token: string;
  readonly #retry: Retry;
  readonly #changed: () => void;
  #cursor: object | null = null;
  #noted: object | null = null;
  #line: SocketIoClient | null = null;
  #wanted = true;

  constructor(url: string, token: string, retry: Retry, changed: () => void) {
    this.#url = url;
    this.#token = token;
    this.#retry = retry;
    this.#changed = changed;
  }

  /** Resolves when the line is open or has failed for the first time; goes on trying afterwards. */
  async join(attempt = 0): Promise<void> {
    if (!this.#wanted) return;
    const auth = { token: this.#token, ...(this.#noted && { cursor: this.#noted }) };
    let line: SocketIoClient | null = null;
    try {
      line = await joinSocketIo(this.#url, auth, { onEvent: (name, text, acknowledge) => this.#heard(name, text, acknowledge), onClose: () => void this.#lost(line) });
      this.#line = line;
      if (!this.#wanted) line.close();
    } catch {
      void this.#again(attempt);
    }
  }

  note(): void {
    this.#noted = this.#cursor;
  }

  leave(): void {
    this.#wanted = false;
    this.#line?.close();
  }

  #heard(name: string, text: string, acknowledge: (() => void) | null): void {
    if (name === 'welcome') this.welcomes += 1;
    if (name === 'events') {
      const { epoch, items, upTo } = JSON.parse(text.slice(text.indexOf(',') + 1, -1));
      this.#cursor = { epoch, seq: upTo };
      this.events += items.length;
      acknowledge?.();
    }
    this.#changed();
  }

  async #lost(line: SocketIoClient | null): Promise<void> {
    if (line === null || this.#line !== line) return;
    this.#line = null;
    await this.#again(0);
  }

  async #again(attempt: number): Promise<void> {
    await delay(retryDelayMs(this.#retry, attempt, Math.random()));
    await this.join(attempt + 1);
  }
}

/** @param attempt 0 for the first try after a loss. @param random in [0, 1) */
export function retryDelayMs({ firstMs, longestMs, least, most }: Retry, attempt: number, random: number): number {
  return Math.min(longestMs, firstMs * 2 ** attempt) * (least + random * (most - least));
}
