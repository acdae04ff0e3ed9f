import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TemporaryDirectory } from '../testing/temporary-directory.ts';
import { sessionCookie, sessionIn } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

const hour = 3_600_000;
const li = { role: 'supervisor', subject: 'li' } as const;

describe('a session', () => {
  test('lasts while it is used, twelve hours beyond its last use, and no longer than seven days', () => {
    using temporary = new TemporaryDirectory();
    const sessions = new Sessions(temporary.store);
    const idle = sessions.open(li, 0);
    expect(sessions.find(idle.id, 12 * hour - 1)).toMatchObject(li);
    expect(sessions.find(idle.id, 24 * hour - 2)).toMatchObject(li);
    expect(sessions.find(idle.id, 36 * hour)).toBeNull();
    const used = sessions.open(li, 0);
    for (let at = 0; at < 7 * 24; at += 6) expect(sessions.find(used.id, at * hour)).toMatchObject({ ...li, endsAt: 7 * 24 * hour });
    expect(sessions.find(used.id, 7 * 24 * hour)).toBeNull();
  });

  test('of an agent outlives a holiday: there is no password to come back with', () => {
    using temporary = new TemporaryDirectory();
    const sessions = new Sessions(temporary.store);
    const { id } = sessions.open({ role: 'agent', subject: '20001' }, 0);
    expect(sessions.find(id, 29 * 24 * hour)).toMatchObject({ role: 'agent', subject: '20001' });
  });

  test('outlives a restart, is kept as a hash only, and ends once', () => {
    using temporary = new TemporaryDirectory();
    const { id } = new Sessions(temporary.store).open(li, 0);
    const again = temporary.open();
    const sessions = new Sessions(again);
    expect(sessions.find(id, 1)).toMatchObject(li);
    expect(readFileSync(join(temporary.folder, 'directory.db-wal')).includes(id)).toBe(false);
    expect([sessions.end(id), sessions.end(id), sessions.find(id, 1)]).toEqual([li, null, null]);
    again.close();
  });

  test('that is over leaves nothing behind once another begins', () => {
    using temporary = new TemporaryDirectory();
    const sessions = new Sessions(temporary.store);
    sessions.open(li, 0);
    sessions.open(li, 13 * hour);
    expect(temporary.store.db.prepare('SELECT count(*) FROM session').pluck().get()).toBe(1);
  });
});

describe('the cookie', () => {
  test('is out of reach of scripts and other sites, and bound to the host under TLS', () => {
    expect(sessionCookie('abc', false, 60)).toBe('danping_session=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60');
    expect(sessionCookie('abc', true, 60)).toBe('__Host-danping_session=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure');
  });

  test.each([undefined, '', 'danping_session', 'danping_session=', 'danping_session=a b', 'xdanping_session=abc', `danping_session=${'x'.repeat(101)}`, '=;;=;'])(
    'of %j is none',
    (header) => expect(sessionIn(header, false)).toBeNull(),
  );
});
