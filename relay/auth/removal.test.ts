import { describe, expect, test } from 'vitest';
import { addAgent, listAgents } from './agents.ts';
import type { DirectoryStore } from './directory-store.ts';
import { enrol } from './enrolment.ts';
import { removeAgent } from './remove-agent.ts';
import { removeSource } from './remove-source.ts';
import { rotateSecret } from './rotate-source.ts';
import { digestOf } from './secrets.ts';
import { changeSource } from './source-settings.ts';
import { addSource } from './sources.ts';
import { TemporaryDirectory } from './testing/temporary-directory.ts';

const source = (store: DirectoryStore, id: string, dialect = 'moor-v7') => {
  const added = addSource(store, { id, dialect, timeZone: 'Asia/Shanghai' }, 0);
  if (!added.ok) throw new Error(added.failure.cause);
  return added.value.secret;
};
const agent = (store: DirectoryStore, number: string, home: string | null = null, also: string | null = null) => {
  const added = addAgent(store, { number, name: `Agent ${number}`, source: home, also: also === null ? null : [{ source: 'tel', extension: also }] }, 0);
  if (!added.ok) throw new Error(added.failure.cause);
  return added.value;
};
const seen = (store: DirectoryStore) => {
  store.reload();
  return store.current();
};
const keyOf = (store: DirectoryStore, token: string) => {
  const viewer = seen(store).viewerWith(digestOf(token));
  return viewer?.role === 'agent' ? viewer.audienceKey : undefined;
};

describe('an agent who is removed', () => {
  test('is let in by nothing any more, and its extension is free', () => {
    using temporary = new TemporaryDirectory();
    const { store } = temporary;
    for (const [id, dialect] of [['main', 'moor-v7'], ['tel', 'tel4vn']] as const) source(store, id, dialect);
    const { token, enrolmentCode } = agent(store, '20001', null, '101');
    expect(removeAgent(store, '20001')).toEqual({ ok: true, value: { revoked: 1 } });
    expect(seen(store).viewerWith(digestOf(token))).toBeUndefined();
    expect(enrol(store, enrolmentCode, 1)).toMatchObject({ ok: false });
    for (const [id, extension] of [['main', '20001'], ['tel', '101']] as const) expect(seen(store).agentBehind(id, extension)).toBeUndefined();
    agent(store, '20002', null, '101');
    expect(seen(store).agentBehind('tel', '101')?.number).toBe('20002');
    expect(removeAgent(store, '20001')).toMatchObject({ ok: false, failure: { code: 'agent-unknown' } });
  });

  test('leaves its number to somebody who is kept apart from it, whatever source either was at home on', () => {
    using temporary = new TemporaryDirectory();
    const { store } = temporary;
    const keys: (string | undefined)[] = [];
    agent(store, '20001');
    removeAgent(store, '20001');
    for (const id of ['main', 'branch']) source(store, id);
    for (let person = 0; person < 3; person++) {
      for (const home of ['main', 'branch']) keys.push(keyOf(store, agent(store, '20001', home).token));
      removeAgent(store, '20001');
    }
    expect(new Set(keys).size).toBe(6);
    expect(keys.some((key) => key === undefined || key === 'main/20001' || key === 'branch/20001')).toBe(false);
    expect(keyOf(store, agent(store, '20002', 'main').token)).toBe('main/20002');
  });
});

describe('a source', () => {
  test('that is removed takes its secrets, settings and extensions along; its agents find a home again', () => {
    using temporary = new TemporaryDirectory();
    const { store } = temporary;
    const secret = source(store, 'main');
    changeSource(store, 'main', { values: new Map([['token', 'hush']]) });
    agent(store, '20001');
    expect(removeSource(store, 'main')).toEqual({ ok: true, value: { agentsWithoutSource: 1 } });
    expect(seen(store).sourceWithSecret('main', secret)).toBeUndefined();
    expect(listAgents(store)).toMatchObject([{ agentNumber: '20001', source: null, tokens: 1 }]);
    source(store, 'main');
    expect(seen(store).source('main')?.values).toEqual({});
    expect(seen(store).sourceWithSecret('main', secret)).toBeUndefined();
    expect(seen(store).agentBehind('main', '20001')?.number).toBe('20001');
    expect(removeSource(store, 'none')).toMatchObject({ ok: false, failure: { code: 'source-unknown' } });
  });

  test('has two secrets at most: the one that was, and the one that will be', () => {
    using temporary = new TemporaryDirectory();
    const { store } = temporary;
    const other = source(store, 'other');
    const secrets = [source(store, 'main')];
    // The clock may stand still or go back meanwhile.
    for (const now of [5, 5, 0]) {
      const rotated = rotateSecret(store, 'main', now);
      if (!rotated.ok) throw new Error(rotated.failure.cause);
      secrets.push(rotated.value.secret);
      const holds = secrets.map((secret) => seen(store).sourceWithSecret('main', secret) !== undefined);
      expect(holds).toEqual(secrets.map((_, i) => i >= secrets.length - 2));
    }
    expect(seen(store).sourceWithSecret('other', other)).toBeDefined();
    expect(rotateSecret(store, 'none', 0)).toMatchObject({ ok: false, failure: { code: 'source-unknown' } });
  });
});
