import type { Admit } from '../core/admission.ts';
import type { Dialect } from '../core/dialect.ts';
import type { AuditLog } from '../auth/web/audit.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';
import type { LastSeen } from '../auth/last-seen.ts';
import type { TakeInParts } from '../http/take-in.ts';
import type { SqliteEventLog } from '../log/event-log.ts';
import type { ConnectedPerson } from '../socket/server.ts';
import type { AuditedChanges } from './changes.ts';
import type { KeptRetention } from './care/kept-retention.ts';
import type { Paintings } from './health/paintings.ts';
import type { PushCounts } from './health/push-counts.ts';
import type { Deliveries } from './inspector/deliveries.ts';
import type { PushRing } from './inspector/push-ring.ts';

/** What the console looks at and acts on. */
export interface AdminParts {
  /** The data folder. */
  readonly data: string;
  readonly dialects: ReadonlyMap<string, Dialect>;
  readonly store: DirectoryStore;
  readonly audit: AuditLog;
  readonly changes: AuditedChanges;
  readonly log: SqliteEventLog;
  readonly takeIn: TakeInParts;
  readonly admit: Admit;
  /** Who is connected, once for each connection. */
  readonly people: () => readonly ConnectedPerson[];
  readonly seen: LastSeen;
  readonly counts: PushCounts;
  readonly paintings: Paintings;
  readonly deliveries: Deliveries;
  readonly ring: PushRing;
  readonly retention: KeptRetention;
  /** What was erased from the log at these places is shown to nobody any more. */
  readonly forget: (seqs: readonly number[]) => void;
}
