import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import type { Cursor } from '../../../shared/contract/event.ts';
import type { Failure } from '../../../shared/result.ts';
import type { Batch } from '../protocol.ts';
import { RelaySession } from '../session.ts';
import type { Desk, Surroundings } from '../session.ts';
import type { Connection, Transport, TransportEvents } from '../transport.ts';

/** A clock that moves only when told, and a relay that says only what the test says. */
export function stage(options: { readonly cursorAfterWelcome?: Cursor } = {}) {
  let now = 0;
  let timers: { readonly at: number; readonly action: () => void }[] = [];
  const surroundings: Surroundings = {
    now: () => now,
    random: () => 0.5,
    after(delayMs, action) {
      const timer = { at: now + delayMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  let answer: Connection['ask'] = () => Promise.resolve('lost');
  const opened: { readonly cursor: Cursor | null; readonly events: TransportEvents; closed: boolean }[] = [];
  const transport: Transport = {
    open({ cursor }, events) {
      const connection = { cursor, events, closed: false };
      opened.push(connection);
      return { ask: (...asked) => answer(...asked), painted: () => undefined, close: () => void (connection.closed = true) };
    },
  };
  const states: { readonly state: string; readonly failure: Failure | null }[] = [];
  const committed: Batch[] = [];
  const told: DeskRules[] = [];
  const boards: unknown[] = [];
  let cursor: Cursor | null = null;
  let gaps = 0;
  let commitFails = false;
  let commitError = new Error('disk full');
  const desk: Desk = {
    cursor: () => Promise.resolve(cursor),
    welcome: () => {
      cursor ??= options.cursorAfterWelcome ?? null;
      return Promise.resolve(cursor);
    },
    commit: (batch) => {
      if (commitFails) return Promise.reject(commitError);
      committed.push(batch);
      cursor = { epoch: batch.epoch, seq: batch.upTo };
      return Promise.resolve();
    },
    gapFound: () => void (gaps += 1),
    connectionChanged: (state, failure) => states.push({ state, failure }),
    rulesChanged: (rules) => told.push(rules),
    board: (payload) => boards.push(payload),
  };
  const session = new RelaySession(transport, 'token', desk, surroundings);
  return {
    session,
    opened,
    states,
    committed,
    /** What came of the board. */
    boards,
    /** The rules of the desk, as the session told them. */
    told,
    answerAsks: (by: Connection['ask']) => (answer = by),
    /** How often it was told that something is missing for good. */
    gaps: () => gaps,
    failCommits: (fails: boolean) => (commitFails = fails),
    /** The history was found damaged and begun anew. */
    beginAnew: () => (cursor = null),
    failCommitsWith: (error: Error) => (commitError = error),
    lastState: () => states.at(-1),
    /** The connection that was opened last. */
    line: () => {
      const line = opened.at(-1);
      if (!line) throw new Error('Nothing was opened yet.');
      return line;
    },
    /** Lets everything that waits for a promise run. */
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        timers = timers.filter((timer) => timer !== next);
        next.action();
        await this.settle();
      }
      now = until;
    },
  };
}

/** As the relay greets agent 20001. */
export const welcome = { protocol: 1, epoch: 'e1', head: 5, role: 'agent', agentNumber: '20001', name: '李雷', resumed: false };
export const batch = (upTo: number): Batch => ({ epoch: 'e1', upTo, items: [] });
