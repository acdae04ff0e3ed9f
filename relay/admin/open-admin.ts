import type { AdminDoor } from '../http/admin/door.ts';
import type { Download } from '../http/admin/download.ts';
import type { Upload } from '../http/admin/upload.ts';
import type { Releases } from '../releases/releases.ts';
import { Uploads } from '../releases/uploads.ts';
import { auditDoors } from './care/audit-doors.ts';
import { AuditedChanges } from './changes.ts';
import type { ConsoleWatch } from './watch.ts';
import { backupDownload } from './care/backup.ts';
import { careDoors } from './care/care-doors.ts';
import { eraseAsWished } from './care/erase-customer.ts';
import { ruleDoors } from './care/rule-doors.ts';
import { TestCalls } from './care/test-calls.ts';
import { healthDoors } from './health/doors.ts';
import { LastPushes } from './health/show-health.ts';
import { eventDoors } from './inspector/event-doors.ts';
import { pushDoors } from './inspector/push-doors.ts';
import { quarantineDoors } from './inspector/quarantine-doors.ts';
import { mediaDoors } from './media-doors.ts';
import type { AdminParts } from './parts.ts';
import { agentDoors } from './people/agent-doors.ts';
import { loginDoors } from './people/login-doors.ts';
import { releaseDoors } from './releases/release-doors.ts';
import { sourceDoors } from './sources/doors.ts';
import { hookDoors } from './sources/hook-doors.ts';

/** Who was seen is written down so often. */
const writeDownEveryMs = 60_000;

export interface AdminConsole {
  readonly doors: readonly AdminDoor[];
  readonly backup: Download;
  readonly upload: Upload;
  /** Does what commands have asked for; to be called from time to time. */
  readonly look: () => void;
  readonly close: () => void;
}

export type GivenParts = Omit<AdminParts, 'counts' | 'paintings' | 'deliveries' | 'ring' | 'seen' | 'retention' | 'changes'>;

/** The console's side of the relay: every door of `adminRoutes` and what stands behind it. */
export function openAdmin({ counts, paintings, deliveries, ring, seen, retention }: ConsoleWatch, releases: Releases, given: GivenParts): AdminConsole {
  const parts: AdminParts = { ...given, counts, paintings, deliveries, ring, seen, retention, changes: new AuditedChanges(given.store, given.audit) };
  const since = { headAtStart: parts.log.head };
  const earlier = new LastPushes(parts.log);
  const calls = new TestCalls(parts);
  const upload = new Uploads(releases.folder);
  const timer = setInterval(() => parts.seen.writeDown(), writeDownEveryMs);
  return {
    doors: [
      ...healthDoors(parts, earlier),
      ...sourceDoors(parts, earlier),
      ...hookDoors(parts),
      ...agentDoors(parts),
      ...loginDoors(parts),
      ...pushDoors(parts, since),
      ...eventDoors(parts, since),
      ...quarantineDoors(parts),
      ...careDoors(parts, calls),
      ...ruleDoors(parts),
      ...auditDoors(parts),
      ...mediaDoors(parts),
      ...releaseDoors(parts, releases, upload),
    ],
    backup: backupDownload(parts),
    upload,
    look: eraseAsWished(parts),
    close: () => {
      clearInterval(timer);
      calls.close();
      parts.seen.writeDown();
    },
  };
}
