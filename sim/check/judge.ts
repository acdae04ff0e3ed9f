import type { Random } from '../../relay/simulator/random.ts';
import type { World } from '../world.ts';
import { checkBoard, checkFigures, checkPage } from './board-watch.ts';
import { DeskWatch } from './desk-watch.ts';
import { checkFolds } from './fold-watch.ts';
import { LogWatch } from './log-watch.ts';
import { demand } from './violation.ts';

/** What the relay took in is with everybody within this, where nothing is wrong. */
const tellsWithinMs = 2_000;

/** Holds everything that the world shows against what was promised. Knows nothing of what the relay knows beyond its disk. */
export class Judge {
  readonly log: LogWatch;
  readonly #world: World;
  readonly #desks: DeskWatch;
  /** Events that desks held when they were looked at. */
  held = 0;

  constructor(world: World) {
    this.#world = world;
    this.log = new LogWatch(world.host.file);
    this.#desks = new DeskWatch(this.log, () => world.host.file.epoch);
    world.onRestored.push((head) => {
      this.log.truncate(head);
      this.#desks.forget();
    });
  }

  /** All that holds at any moment: I1, I2, I3, I5. */
  check(all = false): void {
    const { ledger, desks, mistakes } = this.#world;
    demand(mistakes.length === 0, 'crash', () => String(mistakes[0] instanceof Error ? mistakes[0].stack : mistakes[0]));
    this.log.follow();
    this.log.checkLedger(ledger, all);
    this.held = desks.reduce((sum, desk) => sum + this.#desks.check(desk), 0);
  }

  /** What holds once nothing has gone wrong for a while: I4 of the boards, I6. */
  checkCalm(someAgents: (agentNumber: string) => boolean = () => true): void {
    const { desks, host, time } = this.#world;
    this.check();
    const { relay } = host;
    if (!relay) return demand(false, 'I6', () => 'the relay does not run');
    const now = time.now + host.clock.offsetMs;
    const board = relay.board.snapshot();
    this.log.follow();
    checkBoard(board, this.log, now, someAgents);
    for (const desk of desks) {
      if (desk.isRunning) this.#desks.checkIsCurrent(desk, now - tellsWithinMs);
      demand(!desk.isRunning || desk.isLive, 'I6', () => `${desk.person.token} is ${desk.state}, though nothing is wrong`);
      if (desk.isRunning && desk.person.viewer.role === 'supervisor') checkPage(desk.board, board, desk.person.token, this.log, now);
    }
  }

  /** The oldest events went. */
  trim(oldestSeq: number): void {
    const gone = new Set<string>();
    for (let seq = this.log.oldestSeq; seq < oldestSeq; seq += 1) gone.add(this.log.row(seq)?.id ?? '');
    for (const { store } of this.#world.desks) store.forget(gone);
    this.log.trim(oldestSeq);
    this.#world.ledger.forget();
  }

  /** What holds when all has been told: everything, for everybody. */
  checkAtRest(random: Random, shareOfDesks: number): void {
    const { desks, host, time } = this.#world;
    this.check(true);
    this.checkCalm();
    if (host.relay) checkFigures(host.relay.board.snapshot(), this.log, time.now + host.clock.offsetMs);
    for (const desk of desks) {
      if (random.chance(shareOfDesks)) checkFolds(desk, random);
    }
  }
}
