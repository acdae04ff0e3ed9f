import { describe, expect, it } from 'vitest';
import { batch, stage, welcome } from './testing/stage.ts';

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

  it('says that calls are missing for good where the relay cannot join on to the cursor of this very log, and nowhere else', async () => {
    for (const [cursor, change, gaps] of [
      [{ epoch: 'e1', seq: 3 }, { resumed: false }, 1],
      [{ epoch: 'e1', seq: 3 }, { resumed: true }, 0],
      [{ epoch: 'before', seq: 3 }, { resumed: false }, 0],
      [null, { resumed: false }, 0],
    ] as const) {
      const scene = stage(cursor === null ? {} : { cursorAfterWelcome: cursor });
      scene.session.start();
      await scene.settle();
      scene.line().events.welcome(welcome);
      await scene.settle();
      if (cursor !== null) scene.line().events.welcome({ ...welcome, ...change });
      await scene.settle();
      expect(scene.gaps(), JSON.stringify([cursor, change])).toBe(gaps);
      scene.session.stop();
    }
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

  it('asks anew for everything where the history was begun anew between the greeting and its cursor', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(7), () => undefined);
    await scene.settle();
    scene.line().events.lost('transport close');
    await scene.pass(2_000);
    expect(scene.line().cursor).toEqual({ epoch: 'e1', seq: 7 });
    scene.beginAnew();
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(9), () => undefined);
    await scene.settle();
    expect(scene.opened).toHaveLength(3);
    expect(scene.line().cursor).toBeNull();
    expect(scene.committed.map(({ upTo }) => upTo)).toEqual([7]);
  });

  it('tells apart a history of a newer app, which only an update mends', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    scene.failCommits(true);
    scene.failCommitsWith(Object.assign(new Error('written by a newer version'), { code: 'history-newer' }));
    scene.line().events.batch(batch(1), () => undefined);
    await scene.settle();
    expect(scene.lastState()).toMatchObject({ state: 'offline', failure: { code: 'history-newer' } });
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

  it('passes the board on as it comes, as long as the line is its own, and takes it for a sign of life', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    await scene.settle();
    await scene.pass(9_000);
    scene.line().events.board({ type: 'snapshot' });
    expect([scene.boards, scene.lastState()?.state]).toEqual([[{ type: 'snapshot' }], 'live']);
    const old = scene.line();
    old.events.lost('network changed');
    old.events.board({ type: 'patch' });
    expect(scene.boards).toHaveLength(1);
  });

  it('gives the line of a board that stands still up within five seconds, and asks on another', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome({ ...welcome, role: 'supervisor', agentNumber: undefined });
    await scene.settle();
    await scene.pass(3_000);
    scene.line().events.board({ type: 'patch' });
    await scene.pass(4_000);
    expect([scene.lastState()?.state, scene.opened.length]).toEqual(['live', 1]);
    await scene.pass(1_000);
    expect([scene.lastState()?.state, scene.opened.map(({ closed }) => closed)]).toEqual(['stale', [true, false]]);
    scene.line().events.welcome({ ...welcome, role: 'supervisor', agentNumber: undefined });
    await scene.settle();
    expect(scene.lastState()?.state).toBe('live');
  });

  it('counts a batch as a sign of life too', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    await scene.settle();
    await scene.pass(9_000);
    scene.line().events.batch(batch(6), () => undefined);
    expect(scene.lastState()?.state).toBe('live');
  });

  it('is stale while the computer sleeps, and asks anew when it wakes up or the network is another', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    scene.line().events.batch(batch(6), () => undefined);
    await scene.settle();
    scene.session.suspended();
    expect(scene.lastState()?.state).toBe('stale');
    const asleep = scene.line();
    scene.session.reconnect();
    await scene.settle();
    expect(asleep.closed).toBe(true);
    expect(scene.opened).toHaveLength(2);
    expect(scene.line().cursor).toEqual({ epoch: 'e1', seq: 6 });
    scene.line().events.welcome(welcome);
    await scene.settle();
    expect(scene.lastState()?.state).toBe('live');
  });

  it('is live again when it was about to sleep and did not', async () => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome(welcome);
    await scene.settle();
    scene.session.suspended();
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
