import type { UpdateView } from '../../../shared/api/update-methods.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import type { Credentials } from '../enrolment/seat.ts';
import type { Engine } from './engine.ts';
import { stepOf, type Offer } from './read-order.ts';

/** A desk asks about so often; each at a time of its own, for they all come back at once after a relay's restart. */
const askEveryMs = 3_600_000;
const firstWithinMs = 300_000;
/** Somebody else was being served, or a call came. */
const soonMs = 60_000;

export interface UpdateParts {
  readonly version: string;
  readonly engine: Engine;
  now(): EpochMs;
  random(): number;
  /** Who sits here; `null`: nobody, so nobody is asked. */
  credentials(): Credentials | null;
  ask(credentials: Credentials): Promise<Result<Offer | null>>;
  /** A call is alive at this desk: nothing is asked, fetched or shown anew. */
  isBusy(): boolean;
  changed(view: UpdateView): void;
  /** For the log. */
  report(failure: Failure): void;
}

/** Keeps the app at the version that the admin offers this desk: quietly, never during a call, and without ever ending it by itself. */
export class Updates {
  readonly #parts: UpdateParts;
  #view: UpdateView;
  #dueAt: EpochMs;
  /** Of whoever sat here when it was looked last. */
  #token: string | null = null;
  #looking: Promise<UpdateView> | null = null;
  #calledOff = new AbortController();

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    this.#view = { version: parts.version, stage: 'none', next: null, goesBack: false, installs: parts.engine.installs, failure: null };
    this.#dueAt = parts.now() + parts.random() * firstWithinMs;
  }

  get view(): UpdateView {
    return this.#view;
  }

  /** To be called from time to time, and when a call begins. */
  tick(): void {
    const { now, isBusy, credentials, engine } = this.#parts;
    const token = credentials()?.token ?? null;
    if (token !== this.#token) this.#vacated(token);
    if (isBusy()) this.#calledOff.abort();
    else if (now() >= this.#dueAt && credentials() && engine.available()) void this.look();
  }

  /** Asks now; a look that is under way is not begun twice. */
  look(): Promise<UpdateView> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** The person wants it now. Does nothing during a call, nor while nothing is ready. */
  install(): void {
    if (this.#view.stage === 'ready' && !this.#parts.isBusy()) this.#parts.engine.installNow();
  }

  async #look(): Promise<UpdateView> {
    const { now, random, credentials, ask, engine, version, isBusy, report } = this.#parts;
    this.#dueAt = now() + askEveryMs * (0.75 + random() / 2);
    const who = credentials();
    if (!who) return this.#view;
    if (!engine.available()) return this.#show({ failure: 'update-by-hand' });
    const told = await ask(who);
    if (!told.ok) {
      report(told.failure);
      return this.#show({ failure: told.failure.code });
    }
    const step = stepOf(version, told.value);
    if (!step) {
      engine.installAtEnd(false);
      return this.#show({ stage: 'none', next: null, goesBack: false, failure: null });
    }
    const next = { next: step.offer.version, goesBack: step.goesBack };
    if (this.#view.stage === 'ready' && this.#view.next === step.offer.version) return this.#show({ ...next, failure: null });
    this.#calledOff = new AbortController();
    if (isBusy()) this.#calledOff.abort();
    else this.#show({ ...next, stage: 'fetching', failure: null });
    const fetched = this.#calledOff.signal.aborted ? null : await engine.fetch(who, step.offer, this.#calledOff.signal);
    // Whoever sat here may be gone, and a person's update with them.
    if (credentials()?.token !== who.token) return this.#view;
    if (fetched?.ok) {
      engine.installAtEnd(true);
      return this.#show({ ...next, stage: 'ready', failure: null });
    }
    if (fetched) report(fetched.failure);
    this.#dueAt = now() + soonMs * (1 + random());
    return this.#show({ stage: 'none', next: null, goesBack: false, failure: fetched?.failure.code ?? 'update-called-off' });
  }

  /** Somebody else sits here, or nobody: what was meant for the one before is nobody's. */
  #vacated(token: string | null): void {
    this.#token = token;
    this.#calledOff.abort();
    this.#parts.engine.installAtEnd(false);
    this.#dueAt = this.#parts.now() + this.#parts.random() * firstWithinMs;
    if (this.#view.stage !== 'none') this.#show({ stage: 'none', next: null, goesBack: false, failure: null });
  }

  #show(change: Partial<UpdateView>): UpdateView {
    this.#view = { ...this.#view, ...change };
    this.#parts.changed(this.#view);
    return this.#view;
  }
}
