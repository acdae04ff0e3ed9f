import type { EnrolledPerson, EnrolmentView, WithoutKeyStore } from '../../../shared/api/enrolment-methods.ts';
import { readEnrolmentLink } from '../../../shared/api/enrolment-link.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Enrolled } from './exchange.ts';
import { relayAddress } from './relay-address.ts';
import type { Credentials } from './seat.ts';
import type { TokenKeeping } from './token-keeping.ts';

/** What switches and preset say about who sits here. */
export interface GivenEnrolment {
  readonly relay: string | null;
  readonly token: string | null;
  readonly code: string | null;
  /** With which the relay signs updates, as the admin's link or preset says. */
  readonly key: string | null;
  /** The code stands in a preset file and stays there once used: it is tried at the first start only. */
  readonly codeOfPreset: boolean;
  readonly withoutKeyStore: WithoutKeyStore | null;
}

export interface EnrolmentParts {
  readonly given: GivenEnrolment;
  readonly keeping: TokenKeeping;
  exchange(relay: string, code: string): Promise<Result<Enrolled>>;
  /** From now on, updates from this relay are believed by this key alone. */
  pin(relay: string, updateKey: string): Promise<void>;
  take(credentials: Credentials): Promise<void>;
  leave(): Promise<void>;
  changed(view: EnrolmentView): void;
  /** The person must see the screen now. */
  attention(): void;
  /** For the log; no code and no token is in it. */
  report(failure: Failure): void;
}

const nothingProposed: Proposed = { relay: '', code: '', key: null };

const anotherRelay: Failure = {
  code: 'relay-key-differs',
  cause: 'Whoever answers at this address is not the relay that the link or the preset is of.',
  mend: 'Ask the admin for a new link; if it stays, somebody may stand between this computer and the relay.',
};

type Proposed = EnrolmentView['proposed'];

/** Who sits at this desk: asked once, remembered, and changed at a wish, without a restart. */
export class Enrolment {
  readonly #parts: EnrolmentParts;
  #view: EnrolmentView = {
    stage: 'starting',
    person: null,
    proposed: nothingProposed,
    replaces: false,
    byLink: false,
    keyStore: 'unknown',
    failure: null,
  };
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: EnrolmentParts) {
    this.#parts = parts;
  }

  get view(): EnrolmentView {
    return this.#view;
  }

  /** Whoever the switches name, else whoever was here last, else whoever the preset brings, else the screen. */
  start(): Promise<void> {
    return this.#inTurn(() => this.#start());
  }

  /**
   * A link proposes; only the person's yes on the screen uses the code, for any page can open a link.
   * Fails with `link-unreadable`.
   */
  openLink(url: string): Result<void> {
    const link = readEnrolmentLink(url);
    if (!link) return fail('link-unreadable', 'The link is no enrolment link.', 'Ask the admin for a new one.');
    void this.#inTurn(async () => {
      this.#ask(link, { byLink: true });
      this.#parts.attention();
    });
    return ok(undefined);
  }

  /** The screen for a new code, because the person wants it. */
  begin(): Promise<void> {
    const relay = this.#view.person?.relay ?? this.#view.proposed.relay;
    return this.#inTurn(async () => this.#ask({ relay, code: '', key: null }));
  }

  cancel(): void {
    if (this.#view.stage !== 'asking' || !this.#view.person) return;
    this.#show({ stage: 'enrolled', proposed: nothingProposed, replaces: false, byLink: false, failure: null });
  }

  /** @returns why not, or `null` once the desk is taken. */
  submit({ withoutKeyStore, ...wish }: Proposed & { readonly withoutKeyStore: WithoutKeyStore | null }): Promise<Failure | null> {
    return this.#inTurn(() => this.#enrol(wish, withoutKeyStore));
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => {
      const { person } = this.#view;
      if (!person) return;
      this.#show({ person: null });
      this.#ask({ relay: person.relay, code: '', key: null });
      await this.#parts.leave();
      // A token that came as a switch was never kept: what is kept is another's.
      if (person.tokenPlace !== 'switch') await this.#parts.keeping.forget();
    });
  }

  retry(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#view.person) await this.#start();
    });
  }

  async #start(): Promise<void> {
    const { given, keeping } = this.#parts;
    if (given.relay !== null && given.token !== null) {
      const { relay, token } = given;
      return this.#seat({ relay, agentNumber: null, name: null, tokenPlace: 'switch' }, token);
    }
    const held = keeping.held();
    const wanted = held && (given.relay === null || given.relay === held.relay) ? held : null;
    const kept = wanted ? await keeping.fetch(wanted) : ok(null);
    if (kept.ok && kept.value) {
      const { person, token } = kept.value;
      return this.#seat(person, token);
    }
    const usedUp = given.codeOfPreset && wanted !== null;
    const proposed = { relay: given.relay ?? held?.relay ?? '', code: usedUp ? '' : (given.code ?? ''), key: given.key };
    const failure = kept.ok ? await this.#enrolSilently(proposed) : kept.failure;
    if (this.#view.person) return;
    await this.#parts.leave();
    this.#ask(proposed, { failure });
  }

  async #enrolSilently(proposed: Proposed): Promise<Failure | null> {
    return proposed.relay === '' || proposed.code === '' ? null : this.#enrol(proposed, this.#parts.given.withoutKeyStore);
  }

  async #enrol({ relay: typed, code, key }: Proposed, otherwise: WithoutKeyStore | null): Promise<Failure | null> {
    const { keeping, exchange, pin, report } = this.#parts;
    const relay = relayAddress(typed);
    if (!relay) return { code: 'address-unreadable', cause: 'This is no address.', mend: 'It looks like https://calls.example.com.' };
    if (code.trim() === '') return { code: 'code-missing', cause: 'There is no code.', mend: 'The admin has it.' };
    if (otherwise === null && !(await keeping.hasKeyStore())) {
      this.#show({ keyStore: 'missing' });
      return { code: 'place-not-chosen', cause: 'This computer has no key store for the token.', mend: 'Choose where to keep it.' };
    }
    const exchanged = await exchange(relay, code);
    if (!exchanged.ok) {
      report(exchanged.failure);
      return exchanged.failure;
    }
    const { token, agentNumber, name, updateKey } = exchanged.value;
    if (key !== null && updateKey !== key) {
      report(anotherRelay);
      return anotherRelay;
    }
    if (updateKey !== null) await pin(relay, updateKey);
    const kept = await keeping.keep({ relay, token, agentNumber, name }, otherwise);
    if (kept.failure) report(kept.failure);
    await this.#seat({ relay, agentNumber, name, tokenPlace: kept.place }, token, kept.failure);
    return null;
  }

  /** The screen stands until the desk behind it is the new person's. */
  async #seat(person: EnrolledPerson, token: string, failure: Failure | null = null): Promise<void> {
    try {
      await this.#parts.take({ relay: person.relay, token });
    } finally {
      this.#show({ stage: 'enrolled', person, proposed: nothingProposed, replaces: false, byLink: false, failure });
    }
  }

  #ask(proposed: Proposed, how: { readonly byLink?: boolean; readonly failure?: Failure | null } = {}): void {
    const { byLink = false, failure = null } = how;
    this.#show({ stage: 'asking', proposed, byLink, replaces: this.#view.person !== null, failure });
    void this.#parts.keeping.hasKeyStore().then((there) => this.#show({ keyStore: there ? 'there' : 'missing' }));
  }

  #show(change: Partial<EnrolmentView>): void {
    this.#view = { ...this.#view, ...change };
    this.#parts.changed(this.#view);
  }

  #inTurn<Value>(step: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(step, step);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
