import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '../../core/ports.ts';
import type { EventDraft } from '../../core/dialect.ts';
import { directoryOf, draftOf, mainSource } from '../../core/testing/drafts.ts';
import type { AudienceKey, Viewer } from '../../core/viewer.ts';
import { place } from '../../core/visibility.ts';
import { SqliteEventLog } from '../event-log.ts';

export const bigLimits = { maxItems: 100_000, maxBytes: 1e9 };
export const supervisor: Viewer = { role: 'supervisor', login: 'li' };

export function agentViewer(number: string): Viewer {
  return { role: 'agent', agentNumber: number, name: number, audienceKey: `main/${number}` };
}

/** A real log in a folder of its own. */
export class TemporaryLog implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'danping-log-'));
  readonly reported: string[] = [];
  log = this.#open();

  /** Closes the log and opens it again, as a restart does. */
  async restart(): Promise<void> {
    await this.log.close();
    this.log = this.#open();
  }

  append(drafts: readonly EventDraft[], receivedAt = 1_800_000_000_000, directory: Directory = directoryOf([])) {
    return this.log.append(drafts.map((draft) => place(draft, mainSource, receivedAt, directory)));
  }

  /** What a viewer reads from the beginning, whatever its size. */
  seenBy(viewer: Viewer, afterSeq = 0) {
    const read = this.log.readFor(viewer, { afterSeq, skip: null }, bigLimits);
    if (!read.ok) throw new Error(read.failure.cause);
    return read.value.items;
  }

  tellings(): (ReadonlySet<AudienceKey> | null)[] {
    const told: (ReadonlySet<AudienceKey> | null)[] = [];
    this.log.onAppended((audience) => told.push(audience));
    return told;
  }

  [Symbol.dispose](): void {
    void this.log.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #open(): SqliteEventLog {
    const opened = SqliteEventLog.open(this.folder, {
      failing: (cause) => this.reported.push(`failing ${cause}`),
      healed: () => this.reported.push('healed'),
      damaged: (seq) => this.reported.push(`damaged ${seq}`),
      appended: () => undefined,
    });
    if (!opened.ok) throw new Error(opened.failure.cause);
    return opened.value;
  }
}

/** A push whose provider id is its number. */
export function numbered(id: number | string, changes: Partial<EventDraft> = {}): EventDraft {
  return draftOf({ providerEventId: `e${id}`, ...changes });
}
