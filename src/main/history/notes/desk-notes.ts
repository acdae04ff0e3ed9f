import type { Database } from 'better-sqlite3';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { CustomerNumber } from '../search/customer-number.ts';
import type { SearchedNotes } from '../search/search-text.ts';
import { AwaySpans } from './away-spans.ts';
import { ContactOfNumber } from './contact-of-number.ts';
import { ContactsTable } from './contacts-table.ts';
import { MissedDone } from './missed-done.ts';
import { StaleCalls } from './stale-calls.ts';
import { WrapUps } from './wrap-ups.ts';

/** Everything that the agent wrote down, in the file that no damage of the history reaches. */
export class DeskNotes {
  readonly wrapUps: WrapUps;
  readonly missedDone: MissedDone;
  readonly contacts: ContactsTable;
  readonly away: AwaySpans;
  readonly stale: StaleCalls;
  readonly #contactOf: ContactOfNumber;

  constructor(database: Database) {
    this.wrapUps = new WrapUps(database);
    this.missedDone = new MissedDone(database);
    this.contacts = new ContactsTable(database);
    this.away = new AwaySpans(database);
    this.stale = new StaleCalls(database);
    this.#contactOf = new ContactOfNumber(database);
  }

  /** What there is of one call and the customer's number. */
  of(callId: string, number: CustomerNumber | null): SearchedNotes & { readonly missedDoneAt: EpochMs | null } {
    const kept = this.wrapUps.of(callId);
    return {
      wrapUp: kept?.wrapUp ?? null,
      dispositionWords: kept?.dispositionWords ?? '',
      contact: this.#contactOf.find(number?.key ?? null, number?.tail ?? null),
      missedDoneAt: this.missedDone.at(callId),
    };
  }
}
