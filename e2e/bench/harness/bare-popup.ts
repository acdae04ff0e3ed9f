import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { end } from '../../../scripts/lib/child-process.ts';
import { packedArguments } from '../../../scripts/lib/desktop.ts';

const listening = z.object({ listening: z.number() });
const painted = z.object({ painted: z.string(), at: z.number() });

export interface BarePopup {
  /** @returns how long it took from the request to the painted window, in milliseconds */
  show(id: string, text: string): Promise<number>;
  hide(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the bare pop-up, the floor that ours is held against. */
export async function startBarePopup(binary: string): Promise<BarePopup> {
  const folder = new URL('../peers/bare-popup/', import.meta.url).pathname;
  const child = spawn(binary, [...packedArguments([]), folder].toSorted((a, b) => Number(a === folder) - Number(b === folder)), { stdio: ['ignore', 'pipe', 'ignore'] });
  const waiting = new Map<string, (at: number) => void>();
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The bare pop-up ended (${code}).`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said: unknown = JSON.parse(line);
      const ready = listening.safeParse(said);
      if (ready.success) return resolve(ready.data.listening);
      const shown = painted.safeParse(said);
      if (shown.success) waiting.get(shown.data.painted)?.(shown.data.at);
      return undefined;
    });
  });
  const post = (body: object): Promise<Response> => fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: JSON.stringify(body) });
  return {
    async show(id, text) {
      const seen = new Promise<number>((resolve) => waiting.set(id, resolve));
      const began = Date.now();
      await post({ id, text });
      return (await seen) - began;
    },
    async hide() {
      await post({ id: '', text: '' });
    },
    close: () => end(child),
  };
}
