import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addAgent, listAgents, type AgentToAdd } from './agents.ts';
import type { DirectoryStore } from './directory-store.ts';
import { digestOf } from './secrets.ts';
import { addSource, listSources } from './sources.ts';
import { TemporaryDirectory } from './testing/temporary-directory.ts';
import { revokeAgent } from './tokens.ts';

const source = (store: DirectoryStore, id: string, dialect = 'moor-v7') => {
  const added = addSource(store, { id, dialect, timeZone: 'Asia/Shanghai' }, 0);
  return added.ok ? added.value.secret : added.failure.code;
};
const agent = (store: DirectoryStore, number: string, more: Partial<AgentToAdd> = {}) => {
  const added = addAgent(store, { number, name: `Agent ${number}`, source: null, also: null, ...more }, 0);
  return added.ok ? added.value.token : added.failure.code;
};
/** Reads what another connection would see now. */
const seen = ({ store }: TemporaryDirectory) => {
  store.reload();
  return store.current();
};

describe('sources', () => {
  test('are known by their id and secret; the secret is kept nowhere', () => {
    using temporary = new TemporaryDirectory();
    const secret = source(temporary.store, 'main');
    const other = source(temporary.store, 'branch');
    const snapshot = seen(temporary);
    expect(snapshot.sourceWithSecret('main', secret)).toEqual({ id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', values: {} });
    for (const [id, wrong] of [['main', other], ['main', ''], ['none', secret], ['none', '']] as const) {
      expect(snapshot.sourceWithSecret(id, wrong)).toBeUndefined();
    }
    temporary.store.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(readFileSync(join(temporary.folder, 'directory.db')).includes(secret)).toBe(false);
    expect(source(temporary.store, 'main')).toBe('source-exists');
    expect(listSources(temporary.store).map(({ id }) => id)).toEqual(['branch', 'main']);
  });
});

describe('agents', () => {
  test('belong to the one source of their cloud, also when that comes later', () => {
    using temporary = new TemporaryDirectory();
    agent(temporary.store, '20001');
    source(temporary.store, 'tel', 'tel4vn');
    expect(listAgents(temporary.store)[0]?.source).toBeNull();
    source(temporary.store, 'main');
    agent(temporary.store, '20002');
    expect(listAgents(temporary.store).map((row) => row.source)).toEqual(['main', 'main']);
    for (const number of ['20001', '20002']) expect(seen(temporary).agentBehind('main', number)?.number).toBe(number);
  });

  test('say whose they are where several sources give out numbers, and may move', () => {
    using temporary = new TemporaryDirectory();
    source(temporary.store, 'main');
    source(temporary.store, 'branch');
    expect(agent(temporary.store, '20001')).toBe('usage');
    expect(agent(temporary.store, '20001', { source: 'nowhere' })).toBe('source-unknown');
    expect(listAgents(temporary.store)).toEqual([]);
    agent(temporary.store, '20001', { source: 'branch' });
    agent(temporary.store, '20001');
    expect(seen(temporary).agentBehind('branch', '20001')?.audienceKey).toBe('branch/20001');
    expect(seen(temporary).agentBehind('main', '20001')).toBeUndefined();
    agent(temporary.store, '20001', { source: 'main' });
    expect(seen(temporary).agentBehind('main', '20001')?.audienceKey).toBe('main/20001');
    expect(seen(temporary).agentBehind('branch', '20001')).toBeUndefined();
  });

  test('are known to other sources by extensions, one person each', () => {
    using temporary = new TemporaryDirectory();
    source(temporary.store, 'main');
    source(temporary.store, 'tel', 'tel4vn');
    const also = (extension: string) => [{ source: 'tel', extension }];
    agent(temporary.store, '20001', { also: also('101') });
    expect(agent(temporary.store, '20002', { also: also('101') })).toBe('identity-taken');
    expect(agent(temporary.store, '20002', { also: [{ source: 'none', extension: '1' }] })).toBe('source-unknown');
    expect(listAgents(temporary.store).map(({ agentNumber }) => agentNumber)).toEqual(['20001']);
    agent(temporary.store, '20001');
    expect(seen(temporary).agentBehind('tel', '101')?.number).toBe('20001');
    agent(temporary.store, '20001', { also: also('102'), name: '张三' });
    expect(seen(temporary).agentBehind('tel', '101')).toBeUndefined();
    expect(seen(temporary).agentBehind('tel', '102')).toEqual({ number: '20001', name: '张三', audienceKey: 'main/20001' });
    expect(seen(temporary).agentBehind('main', '20001')?.number).toBe('20001');
  });
});

describe('tokens', () => {
  test('speak for their person, several at once, until all are withdrawn', () => {
    using temporary = new TemporaryDirectory();
    source(temporary.store, 'main');
    const tokens = [agent(temporary.store, '20001'), agent(temporary.store, '20001')];
    const other = agent(temporary.store, '20002');
    const viewer = (token: string) => seen(temporary).viewerWith(digestOf(token));
    for (const token of tokens) expect(viewer(token)).toEqual({ role: 'agent', agentNumber: '20001', name: 'Agent 20001', audienceKey: 'main/20001' });
    expect(viewer('wrong')).toBeUndefined();
    expect(revokeAgent(temporary.store, '20001')).toEqual({ ok: true, value: { revoked: 2 } });
    for (const token of tokens) expect(viewer(token)).toBeUndefined();
    expect(viewer(other)).toMatchObject({ agentNumber: '20002' });
    expect(viewer(agent(temporary.store, '20001'))).toMatchObject({ agentNumber: '20001' });
    expect(revokeAgent(temporary.store, '20009')).toMatchObject({ ok: false, failure: { code: 'agent-unknown' } });
  });
});

test('what another process changes is seen in the next turn of the event loop', async () => {
  using temporary = new TemporaryDirectory();
  const command = temporary.open();
  expect(temporary.store.current().source('main')).toBeUndefined();
  source(command, 'main');
  await nextTurn();
  expect(temporary.store.current().source('main')).toBeDefined();
  const unchanged = temporary.store.current();
  await nextTurn();
  expect(temporary.store.current()).toBe(unchanged);
  command.close();
});
