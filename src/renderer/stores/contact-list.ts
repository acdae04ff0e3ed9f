import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contact, ContactPage, ContactPosition } from '../../shared/api/contacts-methods.ts';
import type { Failure, Result } from '../../shared/result.ts';

export interface ContactListState {
  readonly text: string;
  /** The text of which `contacts` are: that of the last answer. */
  readonly shownText: string;
  readonly contacts: readonly Contact[];
  readonly next: ContactPosition | null;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
}

export type AskContacts = (input: { text: string; after: ContactPosition | null; limit: number }) => Promise<Result<ContactPage>>;

const firstPage = 100;
const laterPage = 500;

/** The contacts by name. One question at a time; what was typed last is asked last. */
export class ContactList {
  readonly #ask: AskContacts;
  readonly store: StoreApi<ContactListState>;
  #isAsking = false;
  #isStale = false;

  constructor(ask: AskContacts) {
    this.#ask = ask;
    this.store = createStore<ContactListState>()(() => ({ text: '', shownText: '', contacts: [], next: null, phase: 'loading', failure: null }));
  }

  search(text: string): void {
    this.store.setState({ text });
    this.refresh();
  }

  readonly refresh = (): void => {
    this.#isStale = true;
    if (!this.#isAsking) void this.#read();
  };

  /** Reads on where the page ended. */
  async more(): Promise<void> {
    const { shownText, text, next } = this.store.getState();
    if (next === null || this.#isAsking || text !== shownText) return;
    this.#isAsking = true;
    const answer = await this.#ask({ text, after: next, limit: laterPage });
    this.#isAsking = false;
    if (!this.#isStale) {
      this.store.setState((state) => (answer.ok ? { contacts: [...state.contacts, ...answer.value.contacts], next: answer.value.next, failure: null } : { failure: answer.failure }));
    } else void this.#read();
  }

  async #read(): Promise<void> {
    this.#isAsking = true;
    while (this.#isStale) {
      this.#isStale = false;
      const { text, shownText, contacts } = this.store.getState();
      // What was read so far is read again: a change of one contact must not lose the place in the list.
      const limit = text === shownText ? Math.min(laterPage, Math.max(firstPage, contacts.length)) : firstPage;
      const answer = await this.#ask({ text, after: null, limit });
      this.store.setState(
        answer.ok ? { contacts: answer.value.contacts, next: answer.value.next, shownText: text, phase: 'ready', failure: null } : { phase: 'failed', failure: answer.failure },
      );
    }
    this.#isAsking = false;
  }
}
