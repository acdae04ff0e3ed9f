import { describe, expect, it } from 'vitest';
import type { UpdateView } from '../../../shared/api/update-methods.ts';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Credentials } from '../enrolment/seat.ts';
import type { Offer } from './read-order.ts';
import { Updates } from './updates.ts';

const sha512 = `${'A'.repeat(86)}==`;
const offerOf = (version: string, calledBack: readonly string[] = []): Offer => ({ version, calledBack: [...calledBack], files: [{ name: `${version}.deb`, size: 1, sha512 }] });

/** A desk with version 1.0.0, whose relay, installer and calls the test plays. */
function desk() {
  const done = { asked: 0, fetched: [] as string[], atEnd: false, installed: 0, views: [] as UpdateView[] };
  const state = {
    now: 0,
    busy: false,
    who: { relay: 'http://r', token: 'a' } as Credentials | null,
    offer: ok(offerOf('2.0.0')) as Result<Offer | null>,
    available: true,
    fetch: (_called: AbortSignal): Promise<Result<void>> => Promise.resolve(ok(undefined)),
  };
  const updates = new Updates({
    version: '1.0.0',
    engine: {
      installs: 'at-end',
      available: () => state.available,
      fetch: (_from, offer, calledOff) => {
        done.fetched.push(offer.version);
        return state.fetch(calledOff);
      },
      installAtEnd: (wanted) => (done.atEnd = wanted),
      installNow: () => (done.installed += 1),
    },
    now: () => state.now,
    random: () => 0.5,
    credentials: () => state.who,
    ask: () => {
      done.asked += 1;
      return Promise.resolve(state.offer);
    },
    isBusy: () => state.busy,
    changed: (view) => done.views.push(view),
    report: () => undefined,
  });
  return { updates, state, done };
}

describe('an update', () => {
  it('is fetched quietly, is ready, and is installed when the app ends', async () => {
    const { updates, done } = desk();
    expect(await updates.look()).toMatchObject({ stage: 'ready', next: '2.0.0', goesBack: false, failure: null });
    expect(done).toMatchObject({ fetched: ['2.0.0'], atEnd: true, installed: 0 });
    await updates.look();
    expect(done.fetched).toEqual(['2.0.0']);
    updates.install();
    expect(done.installed).toBe(1);
  });

  it('that is not offered any more is not installed, though it lies here', async () => {
    const { updates, state, done } = desk();
    await updates.look();
    state.offer = ok(null);
    expect(await updates.look()).toMatchObject({ stage: 'none', next: null });
    expect(done.atEnd).toBe(false);
    updates.install();
    expect(done.installed).toBe(0);
  });

  it('goes back only from the version that was taken back', async () => {
    const { updates, state } = desk();
    state.offer = ok(offerOf('0.9.0'));
    expect(await updates.look()).toMatchObject({ stage: 'none' });
    state.offer = ok(offerOf('0.9.0', ['1.0.0']));
    expect(await updates.look()).toMatchObject({ stage: 'ready', next: '0.9.0', goesBack: true });
  });

  it('that cannot be had leaves everything as it is, and is asked for again soon', async () => {
    const { updates, state, done } = desk();
    updates.tick();
    state.fetch = () => Promise.resolve(fail('update-broken', 'Broken.', ''));
    expect(await updates.look()).toMatchObject({ stage: 'none', failure: 'update-broken' });
    expect(done.atEnd).toBe(false);
    state.now = 200_000;
    updates.tick();
    expect(done.asked).toBe(2);
  });

  it('of an app that is not its own to replace is left to whoever installed it', async () => {
    const { updates, state, done } = desk();
    state.available = false;
    expect(await updates.look()).toMatchObject({ stage: 'none', failure: 'update-by-hand' });
    expect(done.asked).toBe(0);
  });
});

describe('during a call', () => {
  it('nothing is asked for, and what is under way is called off', async () => {
    const { updates, state, done } = desk();
    updates.tick();
    state.busy = true;
    state.now = 10_000_000;
    updates.tick();
    expect(done.asked).toBe(0);

    state.busy = false;
    const called = Promise.withResolvers<Result<void>>();
    state.fetch = (signal) => {
      signal.addEventListener('abort', () => called.resolve(fail('update-called-off', 'A call came.', '')));
      return called.promise;
    };
    const looking = updates.look();
    await Promise.resolve();
    await Promise.resolve();
    state.busy = true;
    updates.tick();
    expect(await looking).toMatchObject({ stage: 'none', failure: 'update-called-off' });
    expect(done.atEnd).toBe(false);
  });

  it('nobody is restarted, whatever is pressed', async () => {
    const { updates, state, done } = desk();
    await updates.look();
    state.busy = true;
    updates.install();
    expect(done.installed).toBe(0);
  });
});

describe('the hours of a desk', () => {
  it('begin at a time of its own, and each asks once', async () => {
    const { updates, state, done } = desk();
    state.offer = ok(null);
    updates.tick();
    expect(done.asked).toBe(0);
    state.now = 300_000;
    updates.tick();
    updates.tick();
    await updates.look();
    expect(done.asked).toBe(1);
    state.now += 1_000_000;
    updates.tick();
    expect(done.asked).toBe(1);
    state.now += 5_000_000;
    updates.tick();
    expect(done.asked).toBe(2);
  });

  it('of another person know nothing of what was meant for the one before', async () => {
    const { updates, state, done } = desk();
    updates.tick();
    await updates.look();
    state.who = { relay: 'http://r', token: 'b' };
    updates.tick();
    expect(updates.view).toMatchObject({ stage: 'none', next: null });
    expect(done.atEnd).toBe(false);
  });

  it('are silent as long as nobody sits here', async () => {
    const { updates, state, done } = desk();
    state.who = null;
    state.now = 10_000_000;
    updates.tick();
    await updates.look();
    expect(done.asked).toBe(0);
  });
});
