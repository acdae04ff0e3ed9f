import { describe, expect, it } from 'vitest';
import type { BoardView } from '../../shared/api/board-methods.ts';
import type { NoticeName, Notices } from '../../shared/api/notices.ts';
import type { ConnectionState } from '../../shared/api/views.ts';
import { boardAgent, emptyBoard } from '../../shared/board/testing/board-messages.ts';
import { everyCapability, type Bridge } from '../../shared/bridge.ts';
import { ok } from '../../shared/result.ts';
import { boardOf } from './board-store.ts';
import { freshnessOf } from './freshness.ts';

/** A host that says what the test has it say, under the test's own clock. */
function stage(view: Partial<BoardView> = {}) {
  let now = 100_000;
  let tick = (): void => undefined;
  const listeners = new Map<NoticeName, (payload: never) => void>();
  const answered = Promise.withResolvers<void>();
  const connection = (state: ConnectionState) => ({ state, relay: null, failure: null, since: now });
  const bridge: Bridge = {
    caps: everyCapability,
    call: async () => {
      await answered.promise;
      return ok({ connection: connection('live'), clockOffsetMs: 0, viewer: 'li', heardAt: now, snapshot: emptyBoard, ...view }) as never;
    },
    on: (name, callback) => {
      listeners.set(name, callback as (payload: never) => void);
      return () => listeners.delete(name);
    },
  };
  const say = <Name extends NoticeName>(name: Name, payload: Notices[Name]): void => listeners.get(name)?.(payload as never);
  const { store, follow } = boardOf(bridge, {
    now: () => now,
    every: (_ms, action) => {
      tick = action;
      return () => (tick = () => undefined);
    },
  });
  const stop = follow();
  return {
    store,
    stop,
    listeners,
    answer: async () => {
      answered.resolve();
      await expect.poll(() => store.getState().connection.state).not.toBe('waiting');
    },
    heard: (agents = [boardAgent({})]) => say('board.message', { type: 'patch', at: 'x', agents }),
    whole: (agents = [boardAgent({})]) => say('board.message', { ...emptyBoard, agents }),
    connected: (state: ConnectionState) => say('board.connection', { connection: connection(state), clockOffsetMs: 7, viewer: 'li' }),
    pass: (ms: number) => {
      for (let gone = 0; gone < ms; gone += 500) {
        now += 500;
        tick();
      }
    },
    state: () => store.getState().connection.state,
    agents: () => [...(store.getState().board?.agents.keys() ?? [])],
  };
}

describe('the board of a page', () => {
  it('shows what the host knew before the page came, then each change', async () => {
    const scene = stage({ snapshot: { ...emptyBoard, agents: [boardAgent({ agentNumber: '1' })] } });
    await scene.answer();
    expect([scene.state(), scene.agents()]).toEqual(['live', ['1']]);
    scene.heard([boardAgent({ agentNumber: '2' })]);
    expect(scene.agents()).toEqual(['1', '2']);
  });

  it('loses nothing that is said while the host is asked', async () => {
    const scene = stage({ snapshot: { ...emptyBoard, agents: [boardAgent({ agentNumber: '1' })] } });
    scene.heard([boardAgent({ agentNumber: '2' })]);
    await scene.answer();
    expect(scene.agents()).toEqual(['1', '2']);
  });

  it('begins with a whole board that overtakes the answer', async () => {
    const scene = stage({ snapshot: { ...emptyBoard, agents: [boardAgent({ agentNumber: 'gone' })] } });
    scene.connected('live');
    scene.whole([boardAgent({ agentNumber: '1' })]);
    await scene.answer();
    expect(scene.agents()).toEqual(['1']);
  });

  it('is stale within five seconds of the last word, though the line seems open, and live with the next', async () => {
    const scene = stage();
    await scene.answer();
    scene.pass(4_000);
    expect(scene.state()).toBe('live');
    scene.pass(500);
    expect(scene.state()).toBe('stale');
    scene.heard();
    expect(scene.state()).toBe('live');
    expect(scene.store.getState().connection.since).toBe(104_500);
  });

  it('keeps what was known while the relay is away', async () => {
    const scene = stage();
    await scene.answer();
    scene.heard();
    scene.connected('offline');
    expect([scene.state(), scene.agents()]).toEqual(['offline', ['20001']]);
    scene.connected('live');
    scene.whole([]);
    expect([scene.state(), scene.agents(), scene.store.getState().clockOffsetMs]).toEqual(['live', [], 7]);
  });

  it('listens no more once nobody looks', async () => {
    const scene = stage();
    await scene.answer();
    scene.stop();
    scene.pass(60_000);
    expect([scene.listeners.size, scene.state()]).toEqual([0, 'live']);
  });
});

it('does not trust a clock that was set back', () => expect(freshnessOf('live', 3_600_000, 0)).toBe('stale'));
