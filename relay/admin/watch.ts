import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';
import { LastSeen } from '../auth/last-seen.ts';
import { dayAndHour } from '../core/board/source-day.ts';
import type { Source } from '../core/ports.ts';
import type { PushAnswer } from '../core/push-answer.ts';
import type { Viewer } from '../core/viewer.ts';
import type { TakeInParts } from '../http/take-in.ts';
import { KeptRetention, type ToldRetention } from './care/kept-retention.ts';
import { Paintings } from './health/paintings.ts';
import { PushCounts } from './health/push-counts.ts';
import { Deliveries } from './inspector/deliveries.ts';
import { PushRing } from './inspector/push-ring.ts';

/** What the console remembers of what goes on; each of its methods is on the way of every push and does next to nothing. */
export class ConsoleWatch {
  readonly counts: PushCounts;
  readonly paintings = new Paintings();
  readonly deliveries = new Deliveries();
  readonly ring = new PushRing();
  readonly seen: LastSeen;
  readonly retention: KeptRetention;

  constructor(store: DirectoryStore, told: ToldRetention) {
    this.retention = new KeptRetention(store, told);
    this.counts = new PushCounts((source, now) => dayAndHour(now, store.current().source(source)?.timeZone ?? 'UTC').day);
    this.seen = new LastSeen(store);
  }

  answered(source: Source | null, answer: PushAnswer): void {
    this.counts.count(source?.id ?? null, answer, Date.now());
  }

  readonly takenIn: NonNullable<TakeInParts['onTakenIn']> = (...told) => void this.ring.add(...told);

  delivered(events: readonly DanpingEvent[], viewer: Viewer): void {
    this.deliveries.acknowledged(events, viewer, Date.now());
  }

  painted(agentNumber: string | null, milliseconds: number, callId: string): void {
    this.paintings.add({ at: Date.now(), agentNumber, callId, milliseconds });
  }

  readonly cameOrWent = (viewer: Viewer, app: string | null): void => {
    this.seen.note(viewer.role === 'agent' ? 'agent' : 'login', viewer.role === 'agent' ? viewer.agentNumber : viewer.login, Date.now(), app);
  };
}
