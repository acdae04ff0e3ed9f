import { createStore, type StoreApi } from 'zustand/vanilla';
import { everyCall } from '../../shared/api/every-call.ts';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import { newestOf, positionOf, type CallListState, type CallSource } from './call-list-state.ts';
import { addEarlier, addLater, noRows, refreshRows } from './call-window.ts';
import { endOf, openFar, type AskPage } from './far-jump.ts';
import { laterRows } from './later-rows.ts';
import { isHeldWhole, readWhole } from './whole-list.ts';

/** Rows from the first to the one behind the last, counted in the whole list. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** Few rows first, so that they stand at once; then more than the eye passes while they are fetched. */
const firstPage = 50;
const laterPage = 200;
/** As many rows beyond the screen, either way, are there before anybody scrolls. */
const ahead = 600;
/** So many rows below those at hand are walked to, page by page: they then stand where they belong. */
const walkedTo = 2_000;
/** What is read again begins so far above the screen. */
const readAbove = 40;
/** Whoever types a letter types the next one soon: what nobody sees yet is not fetched in between. */
const typingPauseMs = 250;
/** Another list's question took the place of this one's. */
const askAgainAfterMs = 300;
/** Rows below the screen that are soon scrolled to: these are never waited for. */
const soonSeen = 20;

/** A list of calls of any length, of which the page holds a stretch. One question at a time; what nobody waits for any more is thrown away. */
export class CallList {
  readonly #source: CallSource;
  readonly #most: number | undefined;
  readonly store: StoreApi<CallListState>;
  #isAsking = false;
  #isStale = false;
  #wanted: (() => Promise<void>) | null = null;
  #shown: Span | null = null;
  /** Rows that were read since something was told to have changed. */
  #fresh: Span = { first: 0, last: 0 };
  /** When the question was last another one, on the page's monotonic clock. */
  #askedAnewAtMs = Number.NEGATIVE_INFINITY;
  #afterTyping: ReturnType<typeof setTimeout> | undefined;

  /** @param most rows to hold, where the list is short and its source cannot go upwards */
  constructor(source: CallSource, most?: number) {
    this.#source = source;
    this.#most = most;
    this.store = createStore<CallListState>()(() => ({
      ...noRows,
      filter: everyCall,
      shownFilter: everyCall,
      phase: 'loading',
      failure: null,
      total: null,
      newest: null,
      oldest: null,
      jumps: 0,
    }));
  }

  setFilter(change: Partial<CallFilter>): void {
    this.#shown = null;
    this.#askedAnewAtMs = performance.now();
    this.store.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
    this.refresh();
  }

  /** Something has changed: the beginning and what is on the screen are read anew. */
  readonly refresh = (): void => {
    this.#isStale = true;
    void this.#work();
  };

  /** These rows, counted in the whole list, are on the screen: what is beside them is fetched before it is. */
  show(first: number, last: number): void {
    this.#shown = { first, last };
    void this.#work();
  }

  /**
   * Shows calls that are not held: those near by are fetched up to there, others by their time (far-jump.ts).
   *
   * @param share how far down the list they stand, 0 to 1
   * @param above how many calls are taken to stand above them
   */
  goTo(share: number, above: number): void {
    const held = this.store.getState();
    const end = held.above + held.rows.length;
    if (above >= held.above && above < (held.isEnd ? Infinity : end + walkedTo)) return this.show(above, above);
    this.#shown = null;
    this.#wanted = async () => {
      const { filter, oldest, newest } = this.store.getState();
      const ends = { newest, oldest: oldest ?? (await endOf(filter, this.#ask)) };
      const opened = await openFar(filter, ends, share, above, laterPage, this.#ask);
      this.#take(filter, (state) => ({ ...ends, ...(opened && { ...opened, jumps: state.jumps + 1 }) }));
      this.#fresh = { first: above, last: above + (opened?.rows.length ?? 0) };
    };
    void this.#work();
  }

  /** The beginning of the list comes before anything else: it is what somebody typed for. */
  async #work(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let next = this.#next(); next; next = this.#next()) await next();
    this.#isAsking = false;
  }

  #next(): (() => Promise<void>) | null {
    if (this.#isStale) {
      this.#isStale = false;
      this.#fresh = { first: 0, last: 0 };
      return () => this.#readBeginning();
    }
    const wanted = this.#wanted;
    this.#wanted = null;
    return wanted ?? this.#lacking();
  }

  /** What is not yet there of the rows beside those on the screen. */
  #lacking(): (() => Promise<void>) | null {
    const state = this.store.getState();
    const { above, rows, isEnd, total, failure, phase } = state;
    const shown = this.#shown;
    if (!shown || failure || phase !== 'ready') return null;
    const end = above + rows.length;
    if (shown.last + soonSeen < end && this.#waitsForTyping()) return null;
    if (shown.first < this.#fresh.first || Math.min(shown.last, end) > this.#fresh.last) return () => this.#progress(() => this.#reread(shown));
    if (above > 0 && shown.first - above < ahead) return () => this.#progress(() => this.#addLater());
    if (!isEnd && end - shown.last < ahead) return () => this.#progress(() => this.#addEarlier());
    if (isHeldWhole(state) && (this.#fresh.first > 0 || this.#fresh.last < end)) return () => this.#progress(() => this.#rereadWhole());
    return total === null ? () => this.#progress(() => this.#count()) : null;
  }

  /** @returns whether somebody may be typing; the work is then taken up again by itself */
  #waitsForTyping(): boolean {
    clearTimeout(this.#afterTyping);
    const leftMs = this.#askedAnewAtMs + typingPauseMs - performance.now();
    if (leftMs <= 0) return false;
    this.#afterTyping = setTimeout(() => void this.#work(), leftMs);
    return true;
  }

  /** What brought nothing, since another question took its place, is asked again a little later; what failed, when somebody scrolls. */
  async #progress(work: () => Promise<boolean>): Promise<void> {
    const shown = this.#shown;
    if ((await work()) || this.#isStale) return;
    this.#shown = null;
    if (this.store.getState().failure) return;
    setTimeout(() => {
      this.#shown ??= shown;
      void this.#work();
    }, askAgainAfterMs);
  }

  async #readBeginning(): Promise<void> {
    const { filter, shownFilter, above, phase } = this.store.getState();
    const isSame = filter === shownFilter && phase !== 'loading';
    if (isSame && above > 0) return void (await this.#count());
    const answer = await this.#source.search({ filter, after: null, limit: firstPage });
    if (!answer.ok) return this.#take(filter, () => ({ phase: 'failed', failure: answer.failure }));
    if (answer.value === null) return;
    const { rows, next } = answer.value;
    this.#take(filter, (state) => {
      const window = isSame ? refreshRows(state, null, rows, next === null) : { rows, above: 0, isEnd: next === null };
      const total = window.isEnd ? { count: window.rows.length, isMore: false } : isSame ? state.total : null;
      const known = { shownFilter: filter, phase: 'ready', failure: null, total, newest: newestOf(rows) } as const;
      return isSame ? { ...window, ...known } : { ...window, ...known, oldest: null, jumps: state.jumps + 1 };
    });
    this.#fresh = { first: 0, last: rows.length };
    if (isSame && next !== null) await this.#count();
  }

  async #reread(shown: Span): Promise<boolean> {
    const { filter, rows, above } = this.store.getState();
    const first = Math.max(above, shown.first - readAbove);
    const before = rows[first - above - 1];
    const after = before ? positionOf(before) : null;
    const page = above > 0 && !after ? null : await this.#ask(filter, after, laterPage);
    this.#fresh = { first, last: first + (page?.rows.length ?? rows.length) };
    if (page) this.#take(filter, (state) => refreshRows(state, after, page.rows, page.next === null));
    return true;
  }

  /** Calls also change on their way through a list: where somebody can read all of it, all of it is right. */
  async #rereadWhole(): Promise<boolean> {
    const { filter } = this.store.getState();
    const whole = await readWhole(filter, laterPage, this.#ask);
    if (!whole) return false;
    this.#fresh = { first: 0, last: whole.rows.length };
    this.#take(filter, (state) => ({ ...refreshRows(state, null, whole.rows, whole.isEnd), total: whole.isEnd ? { count: whole.rows.length, isMore: false } : state.total }));
    return true;
  }

  async #addEarlier(): Promise<boolean> {
    const { filter, rows, above } = this.store.getState();
    const last = rows.at(-1);
    const page = last ? await this.#ask(filter, positionOf(last), laterPage) : null;
    if (!page) return false;
    if (this.#fresh.last >= above + rows.length) this.#fresh = { ...this.#fresh, last: above + rows.length + page.rows.length };
    this.#take(filter, (state) => addEarlier(state, page.rows, page.next === null, this.#most));
    return true;
  }

  async #addLater(): Promise<boolean> {
    const { filter, rows, above } = this.store.getState();
    const later = await laterRows(rows, filter, laterPage, this.#ask);
    if (!later) return false;
    this.#take(filter, (state) => addLater(state, later.rows, later.isBegin));
    if (this.#fresh.first <= above) this.#fresh = { ...this.#fresh, first: this.store.getState().above };
    return true;
  }

  async #count(): Promise<boolean> {
    const { filter } = this.store.getState();
    const answer = await this.#source.count({ filter });
    if (answer.ok && answer.value) this.#take(filter, () => ({ total: answer.ok ? answer.value : null }));
    return answer.ok && answer.value !== null;
  }

  readonly #ask: AskPage = async (filter, after, limit) => {
    const answer = this.#isStale ? null : await this.#source.search({ filter, after, limit });
    if (answer && !answer.ok) this.store.setState({ failure: answer.failure });
    return answer?.ok ? answer.value : null;
  };

  /** An answer for what is no longer asked is nothing. */
  #take(filter: CallFilter, change: (state: CallListState) => Partial<CallListState>): void {
    this.store.setState((state) => (state.filter === filter ? change(state) : state));
  }
}
