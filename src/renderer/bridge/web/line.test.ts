import { describe, expect, it } from 'vitest';
import { Line, type WireEvents } from './line.ts';

const welcome = { protocol: 1, epoch: 'e1', head: 9, role: 'supervisor', name: 'li', resumed: false, now: '2026-11-20T02:21:31.000Z' };

/** A network that does what the test says, under the test's own clock. */
function stage() {
  let now = 0;
  let timers: { at: number; action: () => void }[] = [];
  const wires: { events: WireEvents; closed: boolean; cursor: unknown }[] = [];
  const looks: ((isThere: boolean) => void)[] = [];
  const states: string[] = [];
  const heard: unknown[] = [];
  let shutOuts = 0;
  let cursor: { epoch: string; seq: number } | null = null;
  const line = new Line(
    (given, events) => {
      const wire = { events, closed: false, cursor: given };
      wires.push(wire);
      return { close: () => void (wire.closed = true), ask: () => Promise.resolve(null) };
    },
    {
      cursor: () => cursor,
      welcome: () => undefined,
      batch: (batch) => {
        heard.push(batch.upTo);
        cursor = { epoch: batch.epoch, seq: batch.upTo };
      },
      board: (payload) => heard.push(payload),
      rules: () => undefined,
      connectionChanged: (state) => states.at(-1) !== state && states.push(state),
      shutOut: () => (shutOuts += 1),
    },
    {
      now: () => now,
      random: () => 0,
      after: (delayMs, action) => {
        const timer = { at: now + delayMs, action };
        timers.push(timer);
        return () => (timers = timers.filter((other) => other !== timer));
      },
      reach: () => new Promise((resolve) => looks.push(resolve)),
    },
    4_000,
  );
  return {
    line,
    wires,
    looks,
    states,
    heard,
    shutOuts: () => shutOuts,
    last: () => {
      const wire = wires.at(-1);
      if (!wire) throw new Error('nothing was opened');
      return wire;
    },
    pass: (ms: number) => {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.action();
      }
      now = end;
    },
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe('the line of a page', () => {
  it('is live once it is greeted, and goes on from what it has acknowledged', async () => {
    const scene = stage();
    scene.line.start();
    scene.last().events.welcome(welcome);
    let acknowledged = 0;
    scene.last().events.batch({ epoch: 'e1', upTo: 7, items: [] }, () => (acknowledged += 1));
    expect([scene.states, scene.heard, acknowledged]).toEqual([['connecting', 'live'], [7], 1]);
    scene.last().events.lost();
    expect(scene.states.at(-1)).toBe('offline');
    scene.looks.at(-1)?.(true);
    await scene.settle();
    expect(scene.last().cursor).toEqual({ epoch: 'e1', seq: 7 });
  });

  it('takes a line that says nothing for dead, and looks for the relay until it is there', async () => {
    const scene = stage();
    scene.line.start();
    scene.last().events.welcome(welcome);
    scene.pass(3_000);
    scene.last().events.board({ at: 1 });
    scene.pass(4_000);
    expect(scene.states.at(-1)).toBe('live');
    scene.pass(1_000);
    expect([scene.states.at(-1), scene.wires[0]?.closed, scene.wires.length]).toEqual(['stale', true, 1]);
    scene.pass(5_000);
    expect([scene.wires.length, scene.looks.length > 4]).toEqual([1, true]);
    scene.looks.at(-1)?.(true);
    scene.looks.at(-2)?.(true);
    await scene.settle();
    expect(scene.wires.length).toBe(2);
    scene.last().events.welcome(welcome);
    expect(scene.states).toEqual(['connecting', 'live', 'stale', 'live']);
  });

  it('does not wait for a hello that never comes', async () => {
    const scene = stage();
    scene.line.start();
    scene.pass(6_000);
    expect(scene.wires[0]?.closed).toBe(true);
    scene.looks.at(-1)?.(true);
    await scene.settle();
    scene.last().events.welcome(welcome);
    expect(scene.states).toEqual(['connecting', 'live']);
  });

  it('listens to nothing of a line that it has given up', () => {
    const scene = stage();
    scene.line.start();
    const old = scene.last();
    old.events.welcome(welcome);
    old.events.lost();
    old.events.board({ at: 1 });
    old.events.welcome(welcome);
    old.events.revoked();
    expect([scene.heard, scene.states.at(-1), scene.shutOuts()]).toEqual([[], 'offline', 0]);
  });

  it.each<[string, (events: WireEvents) => void]>([
    ['is withdrawn', (events) => events.revoked()],
    ['is over', (events) => events.refused({ code: 'unauthorized' })],
  ])('asks for a log-in when the session %s, and leaves the relay alone', (_how, say) => {
    const scene = stage();
    scene.line.start();
    say(scene.last().events);
    scene.pass(60_000);
    expect([scene.shutOuts(), scene.wires.length, scene.looks.length]).toEqual([1, 1, 0]);
  });

  it('tries again whatever else a refusal says', () => {
    const scene = stage();
    scene.line.start();
    for (const said of [undefined, null, 'x', { code: 7 }]) scene.last().events.refused(said);
    scene.pass(2_000);
    expect([scene.shutOuts(), scene.looks.length > 0]).toEqual([0, true]);
  });

  it('does not wait for its turn when the network is back', () => {
    const scene = stage();
    scene.line.start();
    scene.last().events.lost();
    const before = scene.looks.length;
    scene.line.hurry();
    expect(scene.looks.length).toBe(before + 1);
  });

  it('is quiet once it is stopped', () => {
    const scene = stage();
    scene.line.start();
    const { events } = scene.last();
    scene.line.stop();
    events.welcome(welcome);
    scene.pass(60_000);
    expect([scene.wires.length, scene.looks.length, scene.states]).toEqual([1, 0, ['connecting']]);
  });
});
