import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Random } from '../../relay/simulator/random.ts';
import type { PushAnswer } from '../host/relay-process.ts';
import type { RelayHost } from '../host/relay-host.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import type { Ledger } from './ledger.ts';
import type { CloudPush } from './push.ts';

/** What is wrong on the way from the clouds to the relay. */
export interface CloudRoad {
  /** Counted, as faults may overlap. */
  cuts: number;
  heldRequests: number;
  heldAnswers: number;
}

const noAnswerMs = 10_000;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
const longestLateMs = 72 * 3_600_000;
/** Of the pushes: sent twice for no reason, held back for long, a little out of order. */
const shares = { twice: 0.02, late: 0.01, swapped: 0.1 };

/** The clouds, sending their pushes until they are answered, some late and some twice, and writing down what was accepted. */
export class Sender {
  readonly road: CloudRoad = { cuts: 0, heldRequests: 0, heldAnswers: 0 };
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #host: RelayHost;
  readonly #ledger: Ledger;
  /** When the last of what waits is to leave. */
  #lastLeavesAt: EpochMs = 0;
  #underWay = 0;

  constructor(time: VirtualTime, random: Random, host: RelayHost, ledger: Ledger) {
    this.#time = time;
    this.#random = random;
    this.#host = host;
    this.#ledger = ledger;
  }

  /** Pushes that were begun and not answered yet. */
  get underWay(): number {
    return this.#underWay;
  }

  get lastLeavesAt(): EpochMs {
    return this.#lastLeavesAt;
  }

  /** @param pushes in the order in which they leave */
  send(pushes: readonly CloudPush[], from = 0): void {
    const push = pushes[from];
    if (!push) return;
    this.#time.at(push.at, () => {
      this.#leave(push);
      if (this.#random.chance(shares.twice)) this.#leaveLater(push, this.#random.chance(0.8) ? 5_000 : 3_600_000);
      this.send(pushes, from + 1);
    });
  }

  #leave(push: CloudPush): void {
    if (this.#random.chance(shares.late)) this.#leaveLater(push, this.#random.pick([60_000, 3_600_000, longestLateMs]));
    else if (this.#random.chance(shares.swapped)) this.#leaveLater(push, 3_000);
    else this.#attempt(push, 0);
  }

  #leaveLater(push: CloudPush, byMs: number): void {
    const lateMs = this.#random.int(1, byMs);
    this.#lastLeavesAt = Math.max(this.#lastLeavesAt, this.#time.now + lateMs);
    this.#time.after(lateMs, () => this.#attempt(push, 0));
  }

  /** What was answered by a log that has been replaced by a backup since is as good as not answered: the cloud is asked to send it again. */
  #attempt(push: CloudPush, tries: number): void {
    if (tries === 0) this.#underWay += 1;
    let isOver = false;
    const over = (answer: PushAnswer | null): void => {
      if (isOver) return;
      isOver = true;
      cancel();
      this.#answered(push, answer, tries);
    };
    const cancel = this.#time.after(noAnswerMs, () => over(null));
    if (this.road.cuts > 0) return void this.#time.after(5, () => over(null));
    this.#time.after(this.#random.int(2, 60), () => {
      if (this.road.heldRequests > 0) return;
      const { relay } = this.#host;
      if (!relay) return over(null);
      relay.push(push.source, push.body, (answer) => {
        if (this.road.heldAnswers > 0 || this.road.cuts > 0) return;
        const { epoch } = this.#host.file;
        this.#time.after(this.#random.int(2, 60), () => over(epoch === this.#host.file.epoch ? answer : null));
      });
    });
  }

  #answered(push: CloudPush, answer: PushAnswer | null, tries: number): void {
    if (answer !== null && answer.status !== 503) {
      this.#underWay -= 1;
      return this.#ledger.answered(push, answer);
    }
    this.#ledger.refused(answer === null ? 'no answer' : '503');
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 10)) * (0.5 + this.#random.next());
    this.#time.after(pauseMs, () => this.#attempt(push, tries + 1));
  }
}
