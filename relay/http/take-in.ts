import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';
import type { PushBody } from '../core/dialect.ts';
import type { Ingest } from '../core/ingest.ts';
import type { Quarantine, Source } from '../core/ports.ts';
import { withheld } from './withheld.ts';

/** A push that has proved where it comes from. */
export interface AdmittedPush {
  readonly source: Source;
  /** Its bytes as they came. */
  readonly raw: Buffer;
  /** What proved it: texts that are kept nowhere and shown to nobody. */
  readonly secrets: readonly string[];
  /** What the sender calls them. */
  readonly contentType: string | null;
  /** What they say. */
  readonly body: Result<PushBody>;
  /** Who sent it: the cloud, or an admin who tries something. */
  readonly from: 'cloud' | 'admin';
}

/** What came of it. */
export type TakenIn =
  | { readonly answer: 'accepted' | 'duplicate'; readonly seq: number; readonly seqs: readonly number[]; readonly error: null }
  | { readonly answer: 'refused_400' | 'unavailable_503'; readonly seq: null; readonly seqs: readonly []; readonly error: string };

export interface TakeInParts {
  readonly ingest: Ingest;
  readonly quarantine: Quarantine;
  /** A body could not be read, for the `count`-th time. */
  readonly onUnreadable: (source: Source, count: number) => void;
  /** Every push that came this far, with what is about to be answered; so long after it was read. */
  readonly onTakenIn?: (push: AdmittedPush, taken: TakenIn, receivedAt: EpochMs, milliseconds: number) => void;
}

/** The one door through which pushes get into the log: what can be read is appended, anything else goes into quarantine. */
export async function takeIn(push: AdmittedPush, parts: TakeInParts): Promise<TakenIn> {
  const receivedAt = Date.now();
  const since = performance.now();
  const taken = await readAndAppend(push, parts, receivedAt);
  parts.onTakenIn?.(push, taken, receivedAt, performance.now() - since);
  return taken;
}

async function readAndAppend({ source, raw, secrets, contentType, body }: AdmittedPush, { ingest, quarantine, onUnreadable }: TakeInParts, receivedAt: EpochMs): Promise<TakenIn> {
  const taken = body.ok ? await ingest(source, body.value, receivedAt) : body;
  if (taken.ok) {
    const { seq, duplicate, seqs = [seq] } = taken.value;
    return { answer: duplicate ? 'duplicate' : 'accepted', seq, seqs, error: null };
  }
  if (taken.failure.code === 'log-unavailable') return unavailable(taken.failure.cause);
  const reason = taken.failure.cause;
  const kept = await quarantine.keep({ source: source.id, raw: withheld(raw, secrets), contentType, reason, receivedAt });
  if (!kept.ok) return unavailable(kept.failure.cause);
  onUnreadable(source, kept.value);
  return { answer: 'refused_400', seq: null, seqs: [], error: reason };
}

function unavailable(error: string): TakenIn {
  return { answer: 'unavailable_503', seq: null, seqs: [], error };
}
