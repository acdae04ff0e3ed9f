import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { GivenEnrolment } from './enrolment.ts';
import { Enrolment } from './enrolment.ts';
import { EnrolmentFile } from './enrolment-file.ts';
import { exchangeCode } from './exchange.ts';
import type { KeyStore } from './key-store.ts';
import type { Credentials } from './seat.ts';
import { relayAnswers, serve } from './testing/web-server.ts';
import { TokenKeeping } from './token-keeping.ts';

const nobody: GivenEnrolment = { relay: null, token: null, code: null, key: null, codeOfPreset: false, withoutKeyStore: null };
const enrolled = { status: 200, body: { token: 'secret-token', agentNumber: '20001', name: '李雷' } };

/** A key store that seals by turning the text round: what matters here is that the text itself is nowhere else. */
function keyStore(state: { there: boolean }): KeyStore {
  const turn = (text: string): Result<string> => (state.there ? ok([...text].toReversed().join('')) : fail('key-store-closed', 'Closed.', 'Unlock it.'));
  return {
    available: () => Promise.resolve(state.there),
    seal: (text) => Promise.resolve(turn(text)),
    unseal: (sealed) => {
      const text = turn(sealed);
      return Promise.resolve(text.ok ? ok({ text: text.value, stale: false }) : text);
    },
  };
}

function computer(options: { readonly keyStore?: boolean } = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'danping-enrolment-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const state = { there: options.keyStore ?? true };
  return {
    state,
    file: path.join(profile, 'enrolment.json'),
    kept: () => readFileSync(path.join(profile, 'enrolment.json'), 'utf8'),
    /** Starts the app anew on the same profile. */
    async start(given: Partial<GivenEnrolment> = {}) {
      const seats: (Credentials | null)[] = [];
      const called = { attention: 0 };
      const pinned: string[] = [];
      const enrolment = new Enrolment({
        given: { ...nobody, ...given },
        keeping: new TokenKeeping(new EnrolmentFile(profile), keyStore(state)),
        exchange: exchangeCode,
        pin: (relay, updateKey) => Promise.resolve(void pinned.push(`${relay} ${updateKey}`)),
        take: (credentials) => Promise.resolve(void seats.push(credentials)),
        leave: () => Promise.resolve(void seats.push(null)),
        changed: () => undefined,
        attention: () => (called.attention += 1),
        report: () => undefined,
      });
      await enrolment.start();
      return { enrolment, seats, called, pinned, submit: (relay: string, withoutKeyStore: 'file' | 'memory' | null = null, key: string | null = null) => enrolment.submit({ relay, code: 'c', key, withoutKeyStore }) };
    },
  };
}

describe('the first start', () => {
  it('asks, takes the seat with the code, and remembers it sealed', async () => {
    const desk = computer();
    const relay = await serve(relayAnswers(enrolled));
    const first = await desk.start();
    expect(first.enrolment.view).toMatchObject({ stage: 'asking', person: null, replaces: false });
    expect(await first.submit(relay)).toBeNull();
    expect(first.seats.at(-1)).toEqual({ relay, token: 'secret-token' });
    expect(desk.kept()).not.toContain('secret-token');
    const second = await desk.start();
    expect(second.seats).toEqual([{ relay, token: 'secret-token' }]);
    expect(second.enrolment.view).toMatchObject({ stage: 'enrolled', person: { name: '李雷', tokenPlace: 'key-store' } });
  });

  it('with a token as a switch asks nothing and stores nothing', async () => {
    const desk = computer();
    const { enrolment, seats } = await desk.start({ relay: 'http://r', token: 't' });
    expect(seats).toEqual([{ relay: 'http://r', token: 't' }]);
    expect(enrolment.view.stage).toBe('enrolled');
    expect(() => desk.kept()).toThrow('ENOENT');
  });

  it('with a code of a preset enrols silently, and never tries a used one again', async () => {
    const desk = computer();
    const seen: string[] = [];
    const relay = await serve(relayAnswers(enrolled, seen));
    const preset = { relay, code: 'p', codeOfPreset: true };
    const first = await desk.start(preset);
    expect(first.seats).toEqual([{ relay, token: 'secret-token' }]);
    await first.enrolment.signOut();
    const second = await desk.start(preset);
    expect(second.enrolment.view).toMatchObject({ stage: 'asking', proposed: { relay, code: '' }, failure: null });
    expect(seen.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  it('tells why a silent enrolment did not work, with the fields filled in', async () => {
    const relay = await serve(relayAnswers({ status: 401, body: { ok: false, error: 'Used.' } }));
    const { enrolment } = await computer().start({ relay, code: 'p' });
    expect(enrolment.view).toMatchObject({ stage: 'asking', proposed: { relay, code: 'p' }, failure: { code: 'code-invalid' } });
  });
});

describe('the key that updates are signed with', () => {
  const key = 'k'.repeat(43);
  const withKey = { status: 200, body: { ...enrolled.body, updateKey: key } };

  it('is pinned with the enrolment', async () => {
    const relay = await serve(relayAnswers(withKey));
    const { submit, pinned } = await computer().start();
    expect(await submit(relay)).toBeNull();
    expect(pinned).toEqual([`${relay} ${key}`]);
  });

  it('of a link or a preset must be the one of the relay that answers, or nobody is enrolled', async () => {
    const relay = await serve(relayAnswers(withKey));
    const { submit, seats, pinned } = await computer().start();
    expect(await submit(relay, null, 'x'.repeat(43))).toMatchObject({ code: 'relay-key-differs' });
    expect([seats.filter(Boolean), pinned]).toEqual([[], []]);
    expect(await submit(relay, null, key)).toBeNull();
    const silent = await computer().start({ relay, code: 'p', codeOfPreset: true, key: 'x'.repeat(43) });
    expect(silent.enrolment.view).toMatchObject({ stage: 'asking', failure: { code: 'relay-key-differs' } });
  });
});

describe('without a key store', () => {
  it('uses no code before the person has said where the token goes', async () => {
    const seen: string[] = [];
    const relay = await serve(relayAnswers(enrolled, seen));
    const { submit, enrolment } = await computer({ keyStore: false }).start();
    expect(await submit(relay)).toMatchObject({ code: 'place-not-chosen' });
    expect(seen).toEqual([]);
    expect(enrolment.view.keyStore).toBe('missing');
  });

  it('keeps it in a file of this user alone, where the person wants that', async () => {
    const desk = computer({ keyStore: false });
    const relay = await serve(relayAnswers(enrolled));
    await (await desk.start()).submit(relay, 'file');
    if (process.platform !== 'win32') expect(statSync(desk.file).mode & 0o777).toBe(0o600);
    expect((await desk.start()).seats).toEqual([{ relay, token: 'secret-token' }]);
  });

  it('keeps nothing but the address, where the person wants that', async () => {
    const desk = computer({ keyStore: false });
    const relay = await serve(relayAnswers(enrolled));
    const first = await desk.start();
    expect(await first.submit(relay, 'memory')).toBeNull();
    expect(first.seats.at(-1)).toEqual({ relay, token: 'secret-token' });
    expect(desk.kept()).not.toContain('secret');
    expect((await desk.start()).enrolment.view).toMatchObject({ stage: 'asking', proposed: { relay, code: '' } });
  });
});

it('a key store that does not open is told, and asked again at a wish', async () => {
  const desk = computer();
  const relay = await serve(relayAnswers(enrolled));
  await (await desk.start()).submit(relay);
  desk.state.there = false;
  const locked = await desk.start();
  expect(locked.enrolment.view).toMatchObject({ stage: 'asking', failure: { code: 'key-store-closed' } });
  desk.state.there = true;
  await locked.enrolment.retry();
  expect(locked.seats.at(-1)).toEqual({ relay, token: 'secret-token' });
});

describe('a link', () => {
  it('only proposes: the seat changes with the person’s yes', async () => {
    const desk = computer();
    const own = await serve(relayAnswers(enrolled));
    const seen: string[] = [];
    const foreign = await serve(relayAnswers({ ...enrolled, body: { ...enrolled.body, token: 'other', agentNumber: '666' } }, seen));
    const { enrolment, seats, submit, called } = await desk.start();
    await submit(own);
    expect(enrolment.openLink(`danping://enrol?relay=${encodeURIComponent(foreign)}&code=x`)).toEqual(ok(undefined));
    await expect.poll(() => enrolment.view.stage).toBe('asking');
    expect(enrolment.view).toMatchObject({ byLink: true, replaces: true, proposed: { relay: foreign, code: 'x' }, person: { relay: own } });
    expect(called.attention).toBe(1);
    expect(seen).toEqual([]);
    enrolment.cancel();
    expect(enrolment.view).toMatchObject({ stage: 'enrolled', person: { relay: own } });
    expect(seats.at(-1)).toEqual({ relay: own, token: 'secret-token' });
  });

  it('that is none changes nothing', async () => {
    const { enrolment } = await computer().start();
    const before = enrolment.view;
    expect(enrolment.openLink('danping://dial?number=1')).toMatchObject({ ok: false, failure: { code: 'link-unreadable' } });
    expect(enrolment.view).toBe(before);
  });
});

describe('signing out', () => {
  it('leaves the seat and forgets the token, but not the address', async () => {
    const desk = computer();
    const relay = await serve(relayAnswers(enrolled));
    const { enrolment, seats, submit } = await desk.start();
    await submit(relay);
    await enrolment.signOut();
    expect(seats.at(-1)).toBeNull();
    expect(enrolment.view).toMatchObject({ stage: 'asking', person: null, replaces: false, proposed: { relay, code: '' } });
    expect(JSON.parse(desk.kept())).toEqual({ relay, token: null, agentNumber: null, name: null });
  });

  it('of somebody who came by a switch leaves what another keeps here', async () => {
    const desk = computer();
    const relay = await serve(relayAnswers(enrolled));
    await (await desk.start()).submit(relay);
    const before = desk.kept();
    await (await desk.start({ relay: 'http://other', token: 't' })).enrolment.signOut();
    expect(desk.kept()).toBe(before);
  });
});
