import type { EpochMs } from '../src/shared/contract/time.ts';
import type { Dialect } from '../relay/core/dialect.ts';
import { moorV7 } from '../relay/dialects/moor-v7/index.ts';
import { tel4vn } from '../relay/dialects/tel4vn/index.ts';
import { wellcloud } from '../relay/dialects/wellcloud/index.ts';
import { createRandom, type Random } from '../relay/simulator/random.ts';
import { Ledger } from './cloud/ledger.ts';
import { Sender } from './cloud/sender.ts';
import { demand } from './check/violation.ts';
import { Desk } from './desk/desk.ts';
import { SimDirectory } from './host/directory.ts';
import { RelayHost } from './host/relay-host.ts';
import { VirtualTime } from './time/virtual-time.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly agents: number;
  readonly startsAt: EpochMs;
}

const supervisors = 2;
/** A running relay closes a withdrawn token's sockets within this (contract §2, `token revoke`). */
const revokedWithinMs = 5_000;
const dialects = new Map<string, Dialect>([moorV7, tel4vn, wellcloud].map((dialect) => [dialect.name, dialect]));

/** A whole centre in one process: clouds, relay, desks and everything between them. */
export class World {
  readonly options: WorldOptions;
  readonly time: VirtualTime;
  readonly directory: SimDirectory;
  readonly host: RelayHost;
  readonly ledger = new Ledger();
  readonly sender: Sender;
  readonly desks: readonly Desk[];
  /** Whatever the relay stumbled over. */
  readonly mistakes: unknown[] = [];
  /** Told up to where the log goes that was put back. */
  readonly onRestored: ((head: number) => void)[] = [];
  #backupHead = 0;

  constructor(options: WorldOptions) {
    this.options = options;
    this.time = new VirtualTime(options.startsAt);
    this.directory = new SimDirectory(options.agents, supervisors);
    const { time, directory, mistakes } = this;
    const roads = () => this.desks.map(({ road }) => road);
    this.host = new RelayHost({ time, directory, dialects, random: this.chance('relay'), roads, onMistake: (error) => mistakes.push(error) });
    this.sender = new Sender(time, this.chance('clouds'), this.host, this.ledger);
    this.desks = directory.people.map((person) => new Desk(time, this.chance(person.token), this.host, person));
  }

  /** Chance of its own for each part, so that one more draw here changes nothing there. */
  chance(part: string): Random {
    return createRandom(`${this.options.seed} ${part}`);
  }

  someDesk(random: Random): Desk {
    const [first, ...others] = this.desks;
    if (!first) throw new RangeError('a centre has desks');
    return random.pick([first, ...others]);
  }

  /** Somebody makes a backup: the log as it is at this moment. */
  backUp(): void {
    const { disk, events } = this.host.file;
    if (disk.faults.unreadable) return;
    disk.markBackup();
    this.#backupHead = events.bounds().head ?? 0;
  }

  /** Puts the last backup back; what was answered since is known to be gone, and the clouds' word for it with it. */
  restore(downMs: number): void {
    this.host.restore(downMs);
    this.ledger.restoredTo(this.#backupHead);
    for (const listener of this.onRestored) listener(this.#backupHead);
  }

  /** Withdraws a desk's token. @returns how to give it back */
  withdraw({ person: { token } }: Desk): () => void {
    const giveBack = this.directory.withdraw(token);
    this.host.relay?.directoryChanged();
    const since = this.time.now;
    return () => {
      const isHeard = this.host.relay?.latest.get(token)?.isOpen === true;
      demand(!isHeard || this.time.now - since < revokedWithinMs, 'I5', () => `${token} was withdrawn and is still connected`);
      giveBack();
    };
  }

  /** Whether a desk has everything that the relay has for it. */
  isCurrent(desk: Desk): boolean {
    const connection = this.host.relay?.latest.get(desk.person.token);
    return desk.isLive && connection?.isOpen === true && connection.pump.oldestUnacknowledged === null;
  }
}
