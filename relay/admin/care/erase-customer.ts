import { readdirSync } from 'node:fs';
import { ok, type Result } from '../../../src/shared/result.ts';
import { answerWish, nextWish, type ErasureWish } from '../../auth/erasure-wishes.ts';
import { mentionsOf, unescaped } from '../../core/customer-text.ts';
import { eraseFromLog } from '../../log/erase.ts';
import type { Actor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';

export interface Erased {
  readonly events: number;
  readonly notes: number;
  readonly quarantined: number;
  readonly pushes: number;
  readonly copies: string[];
}

type Parts = Pick<AdminParts, 'log' | 'ring' | 'forget' | 'data' | 'changes'>;

/** Makes the relay forget a customer: on disk, in memory and on the board. The audit log says that it was done, not whom it was. */
export async function eraseCustomer({ log, ring, forget, data, changes }: Parts, customerNumber: string, by: Actor): Promise<Result<Erased>> {
  const noted = changes.note(by, { what: 'customer-erased', about: { stage: 'begun' } });
  if (!noted.ok) return noted;
  const mentions = mentionsOf(customerNumber) ?? (() => false);
  let pushes = 0;
  const erased = await eraseFromLog(log, customerNumber, (places) => {
    const gone = new Set(places);
    pushes = ring.forget(({ raw, seqs }) => seqs.some((seq) => gone.has(seq)) || mentions(raw.toString('latin1')) || mentions(unescaped(raw.toString('latin1'))));
    forget(places);
  });
  if (!erased.ok) return erased;
  const done = { events: erased.value.seqs.length, notes: erased.value.notes, quarantined: erased.value.quarantined, pushes };
  const told = changes.note(by, { what: 'customer-erased', about: { stage: 'done', ...done } });
  return told.ok ? ok({ ...done, copies: copiesIn(data) }) : told;
}

/** What restores have set aside is nobody's to change, and may hold the customer still. */
export function copiesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('before-restore-'));
}

const commandLine: Actor = { name: 'command-line', address: '' };

/** Does what the command line asked the serving relay to do; to be called from time to time. */
export function eraseAsWished(parts: Parts & Pick<AdminParts, 'store'>): () => void {
  let busy = false;
  return () => {
    const wish = busy ? null : nextWish(parts.store);
    if (!wish) return;
    busy = true;
    void grant(parts, wish).finally(() => {
      busy = false;
    });
  };
}

async function grant(parts: Parts & Pick<AdminParts, 'store'>, wish: ErasureWish): Promise<void> {
  try {
    const done = await eraseCustomer(parts, wish.customerNumber, commandLine);
    answerWish(parts.store, wish.id, JSON.stringify(done));
  } catch {
    // A directory that refuses is asked again with the next look.
  }
}
