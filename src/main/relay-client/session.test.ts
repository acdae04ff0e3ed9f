import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../shared/contract/event.ts';
import type { Failure } from '../../shared/result.ts';
import type { Batch } from './protocol.ts';
import { RelaySession } from './session.ts';
import type { Desk, Surroundings } from './session.ts';
import type { Transport, TransportEvents } from './transport.ts';

/** A clock that moves only when told, and a relay that says only what the test says. */
function stage(options: { readonly cursorAfterWelcome?: Cursor } = {}) {
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
  const opened: { readonly cursor: Cursor | null; readonly events: TransportEvents; closed: boolean }[] = [];
  const transport: Transport = {
    open({ cursor }, events) {
      const connection = { cursor, events, closed: false };
      opened.push(connection);
      return { painted: () => undefined, close: () => void (connection.closed = true) };
    },
  };
  const states: { readonly state: string; readonly failure: Failure | null }[] = [];
  const committed: Batch[] = [];
  let cursor: Cursor | null = null;
  let commitFails = false;
  const desk: Desk = {
    cursor: () => Promise.resolve(cursor),
    welcome: () => {
      cursor ??= options.cursorAfterWelcome ?? null;
      return Promise.resolve(cursor);
    },
    commit: (batch) => {
      if (commitFails) return Promise.reject(new Error('disk full'));
      committed.push(batch);
      cursor = { epoch: batch.epoch, seq: batch.upTo };
      return Promise.resolve();
    },
    connectionChanged: (state, failure) => states.push({ state, failure }),
  };
  const session = new RelaySession(transport, 'token', desk, surroundings);
  return {
    session,
    opened,
    states,
    committed,
    failCommits: (fails: boolean) => (commitFails = fails),
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

const welcome = { protocol: 1, epoch: 'e1', head: 5, role: 'agent', agentNumber: '20001', name: '李雷', resumed: false };
const batch = (upTo: number): Batch => ({ epoch: 'e1', upTo, items: [] });

describe('RelaySession', () => {
  it('acknowledges a batch only once it is committed', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    let acknowledged = 0;
    scene.failCommits(true);
    scene.line().events.batch(batch(1), () => (acknowledged += 1));
    await scene.settle();
    expect(acknowledged).toBe(0);
    expect(scene.lastState()).toMatchObject({ state: 'offline', failure: { code: 'history-unavailable', cause: 'disk full' } });

    scene.failCommits(false);
    await scene.pass(2_000);
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(1), () => (acknowledged += 1));
    await scene.settle();
    expect(acknowledged).toBe(1);
    expect(scene.lastState()?.state).toBe('live');
  });

  it('comes back after a loss with the cursor of what it has committed', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(7), () => undefined);
    await scene.settle();
    scene.line().events.lost('transport close');
    expect(scene.lastState()?.state).toBe('offline');
    await scene.pass(2_000);
    expect(scene.opened).toHaveLength(2);
    expect(scene.line().cursor).toEqual({ epoch: 'e1', seq: 7 });
  });

  it('starts again from the history of the person whom the relay names', async () => {
    const scene = stage({ cursorAfterWelcome: { epoch: 'e1', seq: 3 } });
    scene.session.start();
    await scene.settle();
    expect(scene.line().cursor).toBeNull();
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(5), () => undefined);
    await scene.settle();
    expect(scene.opened).toHaveLength(2);
    expect(scene.opened[0]?.closed).toBe(true);
    expect(scene.line().cursor).toEqual({ epoch: 'e1', seq: 3 });
    expect(scene.committed).toEqual([]);
  });

  it('says why a token is refused, and does not hammer at the relay', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.refused({ code: 'unauthorized', cause: 'The token is not known.', mend: 'Ask the admin.' });
    expect(scene.lastState()).toMatchObject({ state: 'offline', failure: { code: 'unauthorized' } });
    await scene.pass(10_000);
    expect(scene.opened).toHaveLength(1);
    await scene.pass(25_000);
    expect(scene.opened).toHaveLength(2);
  });

  it('shows a silent line as stale and a line that speaks again as live', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    await scene.settle();
    await scene.pass(9_000);
    expect(scene.lastState()?.state).toBe('stale');
    scene.line().events.heartbeat();
    expect(scene.lastState()?.state).toBe('live');
  });

  it('listens to nothing that a connection says after it was given up', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    const old = scene.line();
    old.events.lost('network changed');
    await scene.pass(2_000);
    old.events.batch(batch(9), () => undefined);
    await scene.settle();
    expect(scene.committed).toEqual([]);
  });

  it('finishes the commit in hand before it stops', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(2), () => undefined);
    await scene.settle();
    await scene.session.stop();
    expect(scene.committed).toHaveLength(1);
    expect(scene.line().closed).toBe(true);
  });
});
