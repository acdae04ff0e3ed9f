import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addAgent, addSource, addSupervisor, startRelay, type RelayProcess, type RelayStart } from '../../../scripts/lib/relay-process.ts';
import { Cloud } from './cloud.ts';
import { judge, type Judged } from './judge.ts';
import { Keeper, type KeptEvent } from './keeper.ts';
import { Ledger } from './ledger.ts';

const source = 'main';

export interface SceneWish {
  readonly agents?: readonly string[];
  readonly supervisors?: number;
  /** Where the relay keeps its data; a folder of the scene's own when left out. */
  readonly data?: string;
  readonly start?: Omit<RelayStart, 'data'>;
}

/** A real relay under load: a cloud with a ledger that pushes to it, and desks that keep what they get. */
export class FaultScene {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'danping-faults-'));
  readonly data: string;
  readonly ledger = new Ledger(path.join(this.folder, 'ledger.jsonl'));
  readonly keepers: Keeper[] = [];
  readonly relayLog: string[] = [];
  readonly tokens = new Map<string, string>();
  #cloud: Cloud | null = null;
  #relay: RelayProcess | null = null;
  #overseer = '';

  private constructor(data: string | undefined) {
    this.data = data ?? path.join(this.folder, 'relay');
  }

  /** Sets relay, agents and supervisors up; nobody is connected yet. */
  static async open(wish: SceneWish = {}): Promise<FaultScene> {
    const scene = new FaultScene(wish.data);
    const agents = wish.agents ?? ['20001', '20002'];
    const hookPath = await addSource(scene.data, 'moor-v7', source);
    scene.#cloud = new Cloud({ ledger: scene.ledger, hookPath, agents });
    for (const number of agents) scene.tokens.set(number, await addAgent(scene.data, number, `Agent ${number}`));
    scene.#overseer = await addSupervisor(scene.data, 'overseer');
    await scene.startRelay(wish.start);
    for (const number of agents) scene.#seat(number, scene.tokens.get(number) ?? '');
    for (let nth = 0; nth < (wish.supervisors ?? 1); nth += 1) scene.#seat(null, scene.#overseer);
    return scene;
  }

  get cloud(): Cloud {
    if (!this.#cloud) throw new Error('The scene is not open.');
    return this.#cloud;
  }

  get relay(): RelayProcess {
    if (!this.#relay) throw new Error('The relay is not running.');
    return this.#relay;
  }

  /** On the same port each time, as an installed relay has. */
  async startRelay(start: Omit<RelayStart, 'data'> = {}): Promise<void> {
    const port = this.#relay?.port;
    this.#relay = await startRelay({ onLog: (line) => this.relayLog.push(line), ...(port === undefined ? {} : { port }), ...start, data: this.data });
  }

  /** Lets everybody connect, at this address or at the relay's own, and waits for their welcome. */
  async connectAll(url = this.relay.url): Promise<void> {
    for (const keeper of this.keepers) keeper.connect(url);
    await Promise.all(this.keepers.map((keeper) => keeper.welcomed(1)));
  }

  /** Resolves when everybody has what was promised to the cloud for them until now. */
  async allCurrent(withinMs?: number): Promise<void> {
    const accepted = await this.ledger.accepted();
    await Promise.all(
      this.keepers.map((keeper) => {
        const own = accepted.findLast(({ agentNumber }) => keeper.agentNumber === null || keeper.agentNumber === agentNumber);
        return keeper.reach(own?.seq ?? 0, withinMs);
      }),
    );
  }

  /** The whole log, as a supervisor gets it from its first event on. */
  async log(): Promise<readonly KeptEvent[]> {
    const reader = new Keeper({ token: this.#overseer, agentNumber: null, file: ':memory:' });
    try {
      reader.beginAt(this.relay.epoch);
      reader.connect(this.relay.url);
      await reader.welcomed(1);
      await reader.reach(reader.head);
      return reader.rows();
    } finally {
      reader.close();
    }
  }

  /** The end: what was not answered is sent again, everybody gets everything, and all of it is held against log and ledger. */
  async judge(): Promise<Judged & { readonly wrong: readonly string[] }> {
    await this.cloud.pushAgain(this.relay.url);
    const log = await this.log();
    await Promise.all(
      this.keepers.map((keeper) => keeper.reach(log.findLast(({ agentNumber }) => keeper.agentNumber === null || agentNumber === keeper.agentNumber)?.seq ?? 0)),
    );
    return { ...judge({ accepted: await this.ledger.accepted(), log, keepers: this.keepers, source }), wrong: this.cloud.wrong };
  }

  async close(): Promise<void> {
    for (const keeper of this.keepers) keeper.close();
    this.#cloud?.close();
    await this.#relay?.kill();
    this.ledger.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #seat(agentNumber: string | null, token: string): void {
    const file = path.join(this.folder, `desk-${this.keepers.length}.db`);
    const keeper = new Keeper({ token, agentNumber, file });
    keeper.beginAt(this.relay.epoch);
    this.keepers.push(keeper);
  }
}
