import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addLogin, listLogins, removeLogin, revokeLogin, type LoginRole } from './logins.ts';
import { digestOf } from './secrets.ts';
import { TemporaryDirectory } from './testing/temporary-directory.ts';

const day = 86_400_000;
const add = ({ store }: TemporaryDirectory, role: LoginRole, name: string, now = 0) => {
  const added = addLogin(store, role, name, now);
  if (!added.ok) throw new Error(added.failure.cause);
  return added.value;
};
const viewer = ({ store }: TemporaryDirectory, token: string) => {
  store.reload();
  return store.current().viewerWith(digestOf(token));
};

test('supervisors and admins see everything on the sockets, each under their login', () => {
  using temporary = new TemporaryDirectory();
  for (const [role, name] of [['supervisor', '王芳'], ['admin', 'li']] as const) {
    expect(viewer(temporary, add(temporary, role, name).token)).toEqual({ role: 'supervisor', login: name });
  }
  expect([listLogins(temporary.store, 'supervisor'), listLogins(temporary.store, 'admin')]).toEqual([
    [{ login: '王芳', tokens: 1 }],
    [{ login: 'li', tokens: 1 }],
  ]);
});

test('a login is one person of one role, however it is written', () => {
  using temporary = new TemporaryDirectory();
  const first = add(temporary, 'supervisor', 'Li');
  const second = add(temporary, 'supervisor', 'li');
  expect(second.login).toBe('Li');
  for (const { token } of [first, second]) expect(viewer(temporary, token)).toEqual({ role: 'supervisor', login: 'Li' });
  expect(addLogin(temporary.store, 'admin', 'LI', 0)).toMatchObject({ ok: false, failure: { code: 'login-taken' } });
  expect(listLogins(temporary.store, 'admin')).toEqual([]);
});

test('tokens and links are kept as hashes; a link waits for seven days', () => {
  using temporary = new TemporaryDirectory();
  const { token, setupCode } = add(temporary, 'admin', 'li', 5);
  const { db } = temporary.store;
  expect(db.prepare('SELECT login, expires_at, used_at FROM setup_code WHERE digest = ?').get(digestOf(setupCode))).toEqual({
    login: 'li',
    expires_at: 5 + 7 * day,
    used_at: null,
  });
  db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(join(temporary.folder, 'directory.db'));
  for (const secret of [token, setupCode]) expect(bytes.includes(secret)).toBe(false);
});

test('to withdraw takes tokens and links and leaves the login; to remove takes that too, of its own role only', () => {
  using temporary = new TemporaryDirectory();
  const tokens = [add(temporary, 'supervisor', 'li').token, add(temporary, 'supervisor', 'li').token];
  const other = add(temporary, 'admin', 'root').token;
  const links = () => temporary.store.db.prepare(`SELECT count(*) FROM setup_code WHERE login = 'li'`).pluck().get();
  expect(revokeLogin(temporary.store, 'LI')).toEqual({ ok: true, value: { login: 'li', revoked: 2 } });
  for (const token of tokens) expect(viewer(temporary, token)).toBeUndefined();
  expect([links(), listLogins(temporary.store, 'supervisor')]).toEqual([0, [{ login: 'li', tokens: 0 }]]);
  add(temporary, 'supervisor', 'li');
  expect(removeLogin(temporary.store, 'admin', 'li')).toMatchObject({ ok: false, failure: { code: 'login-unknown' } });
  expect(removeLogin(temporary.store, 'supervisor', 'li')).toEqual({ ok: true, value: { login: 'li', revoked: 1 } });
  expect([links(), listLogins(temporary.store, 'supervisor')]).toEqual([0, []]);
  expect(viewer(temporary, other)).toBeDefined();
  expect(revokeLogin(temporary.store, 'li')).toMatchObject({ ok: false, failure: { code: 'login-unknown' } });
});
