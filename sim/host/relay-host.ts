import type { Dialect } from '../../relay/core/dialect.ts';
import type { Random } from '../../relay/simulator/random.ts';
import { DiskError } from '../disk/disk.ts';
import type { Road } from '../net/road.ts';
import { Life, type WallClock } from '../time/life.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import type { KeptBoard } from './board-keeper.ts';
import type { SimDirectory } from './directory.ts';
import { LogFile } from './log-file.ts';
import { RelayProcess } from './relay-process.ts';

export interface HostParts {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly directory: SimDirectory;
  readonly dialects: ReadonlyMap<string, Dialect>;
  /** Every way that leads here. */
  readonly roads: () => Iterable<Road>;
  readonly onMistake: (error: unknown) => void;
}

const startAgainMs = 1_000;

/** The computer on which the relay runs, and whoever starts it again when it ended. */
export class RelayHost {
  readonly clock: WallClock = { offsetMs: 0 };
  readonly file: LogFile;
  readonly #parts: HostParts;
  #life: Life | null = null;
  #process: RelayProcess | null = null;
  #keptBoard: KeptBoard | null = null;
  /** Each end calls off what was to start it. */
  #cancelStart: () => void = () => undefined;

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.file = new LogFile(() => parts.time.now, parts.random);
  }

  /** `null` while nothing listens. */
  get relay(): RelayProcess | null {
    return this.#process;
  }

  start(): void {
    const { time, directory, dialects, onMistake } = this.#parts;
    const life = new Life(time, this.clock);
    this.#life = life;
    try {
      const keepBoard = (kept: KeptBoard): void => {
        this.#keptBoard = kept;
      };
      this.#process = new RelayProcess({ time, life, file: this.file, directory, dialects, keptBoard: this.#keptBoard, keepBoard, onMistake });
    } catch (error) {
      life.end();
      if (!(error instanceof DiskError)) onMistake(error);
      this.#startIn(startAgainMs);
    }
  }

  /** SIGKILL at this very moment. */
  kill(downMs: number): void {
    if (!this.#process) return;
    this.#end(true);
    this.file.disk.processEnded(this.#parts.random);
    this.#startIn(downMs);
  }

  /** The computer loses its power. */
  losePower(downMs: number): void {
    this.#end(false);
    this.file.disk.powerLost(this.#parts.random);
    if (this.#parts.random.chance(0.3)) this.#keptBoard = null;
    this.#startIn(downMs);
  }

  /** Somebody stops the relay, puts the last backup back and starts it again. */
  restore(downMs: number): void {
    this.#end(true);
    this.file.disk.processEnded(this.#parts.random);
    this.file.restore();
    this.#startIn(downMs);
  }

  #end(isSystemAlive: boolean): void {
    this.#cancelStart();
    this.#life?.end();
    this.#process = null;
    for (const road of this.#parts.roads()) road.relayEnded(isSystemAlive);
  }

  #startIn(ms: number): void {
    this.#cancelStart();
    this.#cancelStart = this.#parts.time.after(ms, () => this.start());
  }
}
