import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AskRelay } from '../../relay-client/ask.ts';
import { NoteOutbox, type NoteStore, type UnsharedNote } from './note-outbox.ts';

/** The notes of this computer, in memory: each unshared until the relay has it as it was last saved. */
class MemoryNotes implements NoteStore {
  readonly #notes = new Map<string, UnsharedNote & { sharedAt: number | null }>();

  save(callId: string, savedAt: number, note = `note of ${savedAt}`): void {
    this.#notes.set(callId, { callId, note, disposition: null, savedAt, sharedAt: null });
  }

  unsharedNotes(limit: number): Promise<readonly UnsharedNote[]> {
    const unshared = [...this.#notes.values()].filter(({ sharedAt, savedAt }) => sharedAt !== savedAt);
    return Promise.resolve(unshared.toSorted((a, b) => a.savedAt - b.savedAt).slice(0, limit));
  }

  markShared(callId: string, savedAt: number): Promise<void> {
    const note = this.#notes.get(callId);
    if (note) note.sharedAt = savedAt;
    return Promise.resolve();
  }

  async left(): Promise<string[]> {
    return (await this.unsharedNotes(1_000)).map(({ callId }) => callId);
  }
}

/** An outbox whose relay, rules and time are the test's. */
function stage() {
  const notes = new MemoryNotes();
  const sent: string[] = [];
  const held: string[] = [];
  let timers: { readonly delayMs: number; readonly action: () => void }[] = [];
  const scene = { mayShare: true, connected: true, offsetMs: 0, answer: (_callId: string): Result<{ kept: boolean }> => ok({ kept: true }) };
  const ask = ((_name: string, { callId, savedAt, note }: { callId: string; savedAt: string; note: string }) => {
    sent.push(`${callId} ${Date.parse(savedAt)} ${note}`);
    return Promise.resolve(scene.answer(callId));
  }) as AskRelay;
  const outbox = new NoteOutbox({
    notes,
    ask: () => (scene.connected ? ask : null),
    mayShare: () => scene.mayShare,
    clockOffsetMs: () => scene.offsetMs,
    after: (delayMs, action) => {
      const timer = { delayMs, action };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    held: ({ code }) => held.push(code),
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    scene,
    notes,
    sent,
    held,
    outbox,
    settle,
    waits: () => timers.map(({ delayMs }) => delayMs),
    /** Lets time pass until nothing waits any more, or for so many waits. */
    async pass(most = 1_000) {
      await settle();
      for (let i = 0; i < most && timers.length > 0; i++) {
        timers.shift()?.action();
        await settle();
      }
    },
  };
}

describe('a saved note', () => {
  it('goes to the relay at once, by the relay’s clock, and only once', async () => {
    const { notes, outbox, sent, scene, pass } = stage();
    scene.offsetMs = 5_000;
    notes.save('c1', 1_000);
    outbox.wake();
    await pass();
    outbox.wake();
    await pass();
    expect([sent, await notes.left()]).toEqual([['c1 6000 note of 1000'], []]);
  });

  it('stays here while the admin does not want it or there is no connection, and goes when both have changed', async () => {
    const { notes, outbox, sent, scene, pass } = stage();
    Object.assign(scene, { mayShare: false, connected: false });
    notes.save('c1', 1);
    outbox.wake();
    await pass();
    scene.connected = true;
    outbox.connected();
    await pass();
    expect(sent).toEqual([]);
    scene.mayShare = true;
    outbox.wake();
    await pass();
    expect(await notes.left()).toEqual([]);
  });

  it('that was saved again on its way goes again, as it is now', async () => {
    const { notes, outbox, sent, scene, pass } = stage();
    scene.answer = () => {
      if (sent.length === 1) {
        notes.save('c1', 2);
        outbox.wake();
      }
      return ok({ kept: true });
    };
    notes.save('c1', 1);
    outbox.wake();
    await pass();
    expect([sent, await notes.left()]).toEqual([['c1 1 note of 1', 'c1 2 note of 2'], []]);
  });

  it('of which the relay holds a later one already is at its end', async () => {
    const { notes, outbox, scene, pass } = stage();
    scene.answer = () => ok({ kept: false });
    notes.save('c1', 1);
    outbox.wake();
    await pass();
    expect(await notes.left()).toEqual([]);
  });
});

describe('many notes', () => {
  it('go one after the other, no faster than the relay takes them', async () => {
    const { notes, outbox, sent, pass, settle, waits } = stage();
    for (let i = 0; i < 35; i++) notes.save(`c${i}`, i);
    outbox.wake();
    await settle();
    expect([sent.length, waits()]).toEqual([1, [600]]);
    await pass();
    expect([sent.length, new Set(sent).size, await notes.left()]).toEqual([35, 35, []]);
  });

  it('are not held up by some that the relay refuses, which are offered again on the next connection', async () => {
    const { notes, outbox, sent, held, scene, pass } = stage();
    for (let i = 0; i < 30; i++) notes.save(`c${i}`, i);
    const isRefused = (callId: string) => Number(callId.slice(1)) < 15;
    scene.answer = (callId) => (isRefused(callId) ? fail('not-your-call', '', '') : ok({ kept: true }));
    outbox.wake();
    await pass();
    expect([sent.length, held.length, (await notes.left()).length]).toEqual([30, 15, 15]);
    scene.answer = () => ok({ kept: true });
    outbox.connected();
    await pass();
    expect([sent.length, await notes.left()]).toEqual([45, []]);
  });
});

describe('when the relay cannot take it', () => {
  it.each(['too-many', 'no-answer', 'log-unavailable', 'failed'])('it is tried again in a while: %s', async (code) => {
    const { notes, outbox, sent, scene, settle, waits, pass } = stage();
    notes.save('c1', 1);
    notes.save('c2', 2);
    scene.answer = () => fail(code, '', '');
    outbox.wake();
    await settle();
    expect([sent.length, waits()]).toEqual([1, [30_000]]);
    scene.answer = () => ok({ kept: true });
    await pass();
    expect(await notes.left()).toEqual([]);
  });

  it.each(['offline', 'not-allowed'])('nothing is tried until something has changed: %s', async (code) => {
    const { notes, outbox, scene, settle, waits, sent } = stage();
    notes.save('c1', 1);
    scene.answer = () => fail(code, '', '');
    outbox.wake();
    await settle();
    expect([sent.length, waits()]).toEqual([1, []]);
  });

  it('a store that fails is tried again, and nothing is thrown', async () => {
    const { notes, outbox, held, waits, settle } = stage();
    notes.save('c1', 1);
    notes.unsharedNotes = () => Promise.reject(new Error('disk'));
    outbox.wake();
    await settle();
    expect([held, waits()]).toEqual([['failed'], [30_000]]);
  });
});

it('an outbox that was stopped sends nothing more, and does not wait for its pauses', async () => {
  const { notes, outbox, sent, settle, waits } = stage();
  for (let i = 0; i < 5; i++) notes.save(`c${i}`, i);
  outbox.wake();
  await settle();
  await outbox.stop();
  outbox.wake();
  outbox.connected();
  await settle();
  expect([sent.length, waits()]).toEqual([1, []]);
});
