import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addAgent, addSource, addSupervisor, startRelay, type RelayProcess, type RelayStart } from '../../../scripts/lib/relay-process.ts';
import { Cloud } from './cloud.ts';
import { judge, type Judged } from './judge.ts';
import { Keeper, type KeptEvent } from './keeper.ts';
import { Ledger } from './ledger.ts';
import type { PushesOf } from './pushes.ts';
import { readWholeLog, wholeLog } from './whole-log.ts';

const source = 'main';

export interface SceneWish {
  readonly agents?: readonly string[];
  readonly supervisors?: number;
  /** What a call's pushes are, where they are not a ring group's. */
  readonly pushesOf?: PushesOf;
  /** So many desks for each agent; one when left out. */
  readonly desksOfEach?: number;
  /** Desks that keep what they get in memory: a thousand files are not what is tried. */
  readonly inMemory?: boolean;
  /** Where the relay keeps its data; a folder of the scene's own when left out. */
  readonly data?: string;
  readonly start?: (scene: { readonly folder: string }) => Omit<RelayStart, 'data'>;
  /** Sources and people are in the data folder, and no relay has served it yet. */
  readonly prepared?: (data: string) => void;
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
    try {
      await scene.#setUp(wish);
      return scene;
    } catch (error) {
      await scene.close();
      throw error;
    }
  }

  async #setUp(wish: SceneWish): Promise<void> {
    const agents = wish.agents ?? ['20001', '20002'];
    const hookPath = await addSource(this.data, 'moor-v7', source);
    this.#cloud = new Cloud({ ledger: this.ledger, hookPath, agents, ...(wish.pushesOf && { pushesOf: wish.pushesOf }) });
    for (const number of agents) this.tokens.set(number, await addAgent(this.data, number, `Agent ${number}`));
    this.#overseer = await addSupervisor(this.data, 'overseer');
    wish.prepared?.(this.data);
    await this.startRelay(wish.start?.(this));
    for (let nth = 0; nth < (wish.desksOfEach ?? 1); nth += 1) for (const number of agents) this.seat(number, wish.inMemory);
    for (let nth = 0; nth < (wish.supervisors ?? 1); nth += 1) this.seat(null, wish.inMemory);
  }

  get cloud(): Cloud {
    if (!this.#cloud) throw new Error('The scene is not open.');
    return this.#cloud;
  }

  get relay(): RelayProcess {
    if (!this.#relay) throw new Error('The relay is not running.');
    return this.#relay;
  }

  /** The token of a supervisor, whom no seat uses alone. */
  get overseer(): string {
    return this.#overseer;
  }

  /** One more desk, not connected yet. @param agentNumber `null` for a supervisor's */
  seat(agentNumber: string | null, inMemory = false): Keeper {
    const token = agentNumber === null ? this.#overseer : (this.tokens.get(agentNumber) ?? '');
    const keeper = new Keeper({ token, agentNumber, file: inMemory ? ':memory:' : path.join(this.folder, `desk-${this.keepers.length}.db`) });
    keeper.beginAt(this.relay.epoch);
    this.keepers.push(keeper);
    return keeper;
  }

  /** On the same port each time, as an installed relay has. */
  async startRelay(start: Omit<RelayStart, 'data'> = {}): Promise<void> {
    const port = this.#relay?.port;
    this.#relay = await startRelay({ onLog: (line) => this.relayLog.push(line), ...(port === undefined ? {} : { port }), ...start, data: this.data });
  }

  /** Lets everybody connect, at this address or at the relay's own, and waits for their welcome. */
  async connectAll(url = this.relay.url): Promise<void> {
    const greeted = this.keepers.map((keeper) => keeper.welcomed(keeper.welcomes + 1));
    for (const keeper of this.keepers) keeper.connect(url);
    await Promise.all(greeted);
  }

  /** Resolves when everybody, or each of those, has what was promised to the cloud for them until now. */
  async allCurrent(withinMs?: number, keepers: readonly Keeper[] = this.keepers): Promise<void> {
    const accepted = await this.ledger.accepted();
    await Promise.all(
      keepers.map((keeper) => {
        const own = accepted.findLast(({ agentNumber }) => keeper.agentNumber === null || keeper.agentNumber === agentNumber);
        return keeper.reach(own?.seq ?? 0, withinMs);
      }),
    );
  }

  /** The whole log, as a supervisor gets it from its first event on. */
  async log(): Promise<readonly KeptEvent[]> {
    return wholeLog(this.relay, this.#overseer);
  }

  /** The end: what was not answered is sent again, everybody who may stay gets everything, and all of it, or what those desks have, is held against log and ledger. */
  async judge(keepers: readonly Keeper[] = this.keepers): Promise<Judged & { readonly wrong: readonly string[] }> {
    await this.cloud.pushAgain(this.relay.url);
    const reader = await readWholeLog(this.relay, this.#overseer, path.join(this.folder, `log-${performance.now()}.db`));
    try {
      const lastSeqs = new Map<string | null, number>([[null, reader.seq]]);
      for (const { agentNumber, seq } of reader.events()) if (agentNumber !== null) lastSeqs.set(agentNumber, seq);
      const staying = keepers.filter(({ revocations }) => revocations === 0);
      await Promise.all(staying.map((keeper) => keeper.reach(lastSeqs.get(keeper.agentNumber) ?? 0, 600_000)));
      return { ...judge({ accepted: await this.ledger.accepted(), log: reader.events(), keepers, source }), wrong: this.cloud.wrong };
    } finally {
      reader.close();
    }
  }

  async close(): Promise<void> {
    for (const keeper of this.keepers) keeper.close();
    this.#cloud?.close();
    await this.#relay?.kill();
    this.ledger.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
