import { copyFileSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDesktop, type DesktopProcess } from '../../../scripts/lib/desktop-process.ts';
import { addAgent, addSource, startRelay, type RelayProcess } from '../../../scripts/lib/relay-process.ts';
import { madeHistory } from './made-history.ts';

/** A relay, and a desk with an empty history beside one with so many calls in it. */
export class MillionDesk {
  readonly #folder: string;
  readonly #binary: string;
  readonly #relay: RelayProcess;
  readonly #token: string;

  private constructor(folder: string, binary: string, relay: RelayProcess, token: string) {
    this.#folder = folder;
    this.#binary = binary;
    this.#relay = relay;
    this.#token = token;
  }

  static async open(binary: string, calls: number): Promise<MillionDesk> {
    const made = madeHistory(calls);
    const folder = mkdtempSync(path.join(tmpdir(), 'danping-bench-'));
    const data = path.join(folder, 'relay');
    await addSource(data, 'moor-v7', 'main');
    const token = await addAgent(data, '20001', '李雷');
    const desk = new MillionDesk(folder, binary, await startRelay({ data }), token);
    await desk.#prepare('empty', null);
    await desk.#prepare('full', made);
    return desk;
  }

  switches(profile: 'empty' | 'full'): readonly string[] {
    return [`--relay=${this.#relay.url}`, `--token=${this.#token}`, `--profile=${this.folderFor(profile)}`, '--lang=zh-CN', '--theme=light'];
  }

  /** A folder that goes with the desk. */
  folderFor(name: string): string {
    return path.join(this.#folder, name);
  }

  start(profile: 'empty' | 'full'): Promise<DesktopProcess> {
    return startDesktop({ binary: this.#binary, display: null, switches: this.switches(profile) });
  }

  async startLive(profile: 'empty' | 'full'): Promise<DesktopProcess> {
    const desk = await this.start(profile);
    await desk.main.locator('[data-connection="live"]').first().waitFor();
    return desk;
  }

  async close(): Promise<void> {
    await this.#relay.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #prepare(profile: 'empty' | 'full', made: string | null): Promise<void> {
    await (await this.startLive(profile)).stop();
    const [history] = globSync('histories/*/history.db', { cwd: path.join(this.#folder, profile) });
    if (history === undefined) throw new Error('The app made no history.');
    if (made === null) return;
    const own = path.join(this.#folder, profile, path.dirname(history));
    for (const name of globSync('*', { cwd: own })) rmSync(path.join(own, name));
    for (const name of ['history.db', 'desk.db']) copyFileSync(path.join(made, name), path.join(own, name));
    // The files' first start does what is only done once.
    const settling = await this.startLive(profile);
    await delay(5_000);
    await settling.stop();
  }
}
