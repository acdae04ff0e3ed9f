import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Person } from '../../../src/shared/contract/web-access.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { DirectoryStore } from '../directory-store.ts';
import type { Holder } from '../holder.ts';
import { digestOf } from '../secrets.ts';
import { personOf } from './person.ts';
import type { Sessions } from './sessions.ts';

/** What somebody shows of who they are: a program its token, a browser its session. */
export type Credential = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'session'; readonly id: string };

/** Somebody who is known, and until when a browser stays logged in; `null` for a token, which lasts until it is withdrawn. */
export interface Known {
  readonly person: Person;
  readonly endsAt: EpochMs | null;
}

/** Tells whom a token or a session speaks for at this moment. */
export class WhoIs {
  readonly #store: DirectoryStore;
  readonly #sessions: Sessions;

  constructor(store: DirectoryStore, sessions: Sessions) {
    this.#store = store;
    this.#sessions = sessions;
  }

  person(credential: Credential, now: EpochMs): Known | null {
    const holder = this.#holder(credential, now);
    const person = holder && personOf(this.#store, holder);
    return person && { person, endsAt: holder.endsAt ?? null };
  }

  /** What they see of the log; `undefined` when it is nobody's, or nobody's any more. */
  viewer(credential: Credential, now: EpochMs): Viewer | undefined {
    const holder = this.#holder(credential, now);
    return holder ? this.#store.current().viewerOf(holder) : undefined;
  }

  #holder(credential: Credential, now: EpochMs): (Holder & { readonly endsAt?: EpochMs }) | null {
    if (credential.kind === 'session') return this.#sessions.find(credential.id, now);
    return this.#store.current().holderOf(digestOf(credential.token)) ?? null;
  }
}
