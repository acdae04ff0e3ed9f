import { describe, expect, test } from 'vitest';
import { addAgent } from '../agents.ts';
import { addLogin, removeLogin, revokeLogin } from '../logins.ts';
import { TemporaryDirectory } from '../testing/temporary-directory.ts';
import { revokeAgent } from '../tokens.ts';
import { openWebAccess, type WebAccess } from './open-access.ts';

const password = 'correct horse 电池';
const day = 24 * 3_600_000;

function opened(temporary: TemporaryDirectory): WebAccess & { withPassword(role: 'supervisor' | 'admin', login: string): Promise<string> } {
  const access = openWebAccess(temporary.store);
  return {
    ...access,
    withPassword: async (role, login) => {
      const added = addLogin(temporary.store, role, login, 0);
      const done = added.ok && (await access.setUp.use({ code: added.value.setupCode, password }, 'setup', 0));
      if (!done || !done.ok) throw new Error('no password');
      return done.value.session.id;
    },
  };
}
const failureOf = (answer: { ok: boolean; failure?: object }) => answer.failure;

describe('a log-in', () => {
  test('takes the password however it is composed and the login however it is written', async () => {
    using temporary = new TemporaryDirectory();
    const { withPassword, logIn } = opened(temporary);
    await withPassword('supervisor', 'Li');
    expect(await logIn.byPassword('lI', password.normalize('NFD'), 'a', 0)).toMatchObject({ ok: true, value: { person: { role: 'supervisor', login: 'Li' } } });
  });

  test('tells an unknown login, one without a password and a wrong password apart by nothing', async () => {
    using temporary = new TemporaryDirectory();
    const { withPassword, logIn, audit } = opened(temporary);
    await withPassword('supervisor', 'li');
    addLogin(temporary.store, 'admin', 'wang', 0);
    const answers = [await logIn.byPassword('li', 'wrong', 'a', 0), await logIn.byPassword('nobody', 'my secret', 'a', 0), await logIn.byPassword('wang', 'wrong', 'a', 0)];
    for (const answer of answers) expect(answer).toEqual({ ok: false, failure: expect.objectContaining({ code: 'wrong-password' }) });
    expect(new Set(answers.map((answer) => JSON.stringify(failureOf(answer)))).size).toBe(1);
    expect(JSON.stringify(audit.page(null, 9))).not.toMatch(/nobody's|my secret|wrong"/);
  });

  test('has to wait after five failures of one account from one address; the wait grows and ends by itself', async () => {
    using temporary = new TemporaryDirectory();
    const { withPassword, logIn } = opened(temporary);
    await withPassword('admin', 'li');
    // All at once: none is waited for before the next is judged.
    const burst = await Promise.all(Array.from({ length: 12 }, () => logIn.byPassword('li', 'wrong', 'a', 0)));
    expect(burst.map((answer) => (answer.ok ? 'in' : answer.failure.code))).toEqual([...Array(5).fill('wrong-password'), ...Array(7).fill('locked')]);
    expect(await logIn.byPassword('LI', password, 'a', 500)).toMatchObject({ ok: false, failure: { code: 'locked', waitSeconds: 1 } });
    expect(await logIn.byPassword('li', 'wrong', 'a', 1_000)).toMatchObject({ failure: { code: 'wrong-password' } });
    expect(await logIn.byPassword('li', password, 'a', 2_999)).toMatchObject({ failure: { code: 'locked' } });
    expect(await logIn.byPassword('li', password, 'b', 2_999)).toMatchObject({ ok: true });
    expect(await logIn.byPassword('li', password, 'a', 3_000)).toMatchObject({ ok: true });
    expect(await logIn.byPassword('li', 'wrong', 'a', 3_001)).toMatchObject({ failure: { code: 'wrong-password' } });
  });

  test('of an agent takes the code of the enrolment link, once', () => {
    using temporary = new TemporaryDirectory();
    const { logIn, whoIs } = opened(temporary);
    const added = addAgent(temporary.store, { number: '20001', name: '李雷', source: null, also: null }, 0);
    const code = added.ok ? added.value.enrolmentCode : '';
    const first = logIn.byCode(code, 'a', 1);
    expect(first).toMatchObject({ ok: true, value: { person: { role: 'agent', agentNumber: '20001', name: '李雷' } } });
    expect(logIn.byCode(code, 'a', 2)).toMatchObject({ ok: false, failure: { code: 'code-invalid' } });
    const id = first.ok ? first.value.session.id : '';
    expect(whoIs({ kind: 'session', id }, 3)?.person).toMatchObject({ agentNumber: '20001' });
    revokeAgent(temporary.store, '20001');
    expect(whoIs({ kind: 'session', id }, 3)).toBeNull();
  });

  test('leaves who, when and from where in the audit log, log-outs too', async () => {
    using temporary = new TemporaryDirectory();
    const { withPassword, logIn, audit } = opened(temporary);
    const id = await withPassword('admin', 'li');
    await logIn.byPassword('li', 'wrong', '10.0.0.7', 1);
    await logIn.byPassword('li', password, '10.0.0.7', 2);
    logIn.logOut(id, '10.0.0.7', 3);
    expect(audit.page(null, 9).map(({ who, what }) => [who, what]).toReversed()).toEqual([
      ['admin:li', 'set-up'],
      ['nobody', 'log-in-failed'],
      ['admin:li', 'log-in'],
      ['admin:li', 'log-out'],
    ]);
  });
});

describe('a person’s sessions end', () => {
  test.each([
    ['with the tokens', (temporary: TemporaryDirectory) => revokeLogin(temporary.store, 'li')],
    ['with the login', (temporary: TemporaryDirectory) => removeLogin(temporary.store, 'supervisor', 'li')],
  ])('%s, and the password is worth nothing any more', async (_with, withdraw) => {
    using temporary = new TemporaryDirectory();
    const { withPassword, logIn, whoIs, viewerWith } = opened(temporary);
    const id = await withPassword('supervisor', 'li');
    expect(whoIs({ kind: 'session', id }, 1)?.person).toEqual({ role: 'supervisor', login: 'li' });
    withdraw(temporary);
    expect([whoIs({ kind: 'session', id }, 1), viewerWith({ kind: 'session', id })]).toEqual([null, undefined]);
    expect(await logIn.byPassword('li', password, 'a', 1)).toMatchObject({ ok: false });
  });

  test('with a new password, but for the one that set it', async () => {
    using temporary = new TemporaryDirectory();
    const { withPassword, whoIs } = opened(temporary);
    const first = await withPassword('supervisor', 'li');
    const second = await withPassword('supervisor', 'li');
    expect([first, second].map((id) => whoIs({ kind: 'session', id }, 1) !== null)).toEqual([false, true]);
  });
});

describe('a set-up link', () => {
  test('says whose it is as often as it is looked at, and sets one password', async () => {
    using temporary = new TemporaryDirectory();
    const { setUp } = opened(temporary);
    const links = [1, 2].map(() => addLogin(temporary.store, 'admin', 'li', 0)).map((added) => (added.ok ? added.value.setupCode : ''));
    const [code = '', other = ''] = links;
    for (let i = 0; i < 30; i++) expect(setUp.look(code, 'a', 1)).toEqual({ ok: true, value: { role: 'admin', login: 'li' } });
    const both = await Promise.all([setUp.use({ code, password }, 'a', 1), setUp.use({ code: other, password }, 'a', 1)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    for (const spent of links) expect(setUp.look(spent, 'a', 2)).toMatchObject({ ok: false, failure: { code: 'link-invalid' } });
  });

  test('waits seven days', () => {
    using temporary = new TemporaryDirectory();
    const added = addLogin(temporary.store, 'supervisor', 'li', 0);
    const code = added.ok ? added.value.setupCode : '';
    const { setUp } = opened(temporary);
    expect(setUp.look(code, 'a', 7 * day - 1)).toMatchObject({ ok: true });
    expect(setUp.look(code, 'a', 7 * day)).toMatchObject({ ok: false });
  });

  test('makes the first admin, who chooses the login; there is one first admin, whichever start’s link is used', async () => {
    using temporary = new TemporaryDirectory();
    const { setUp, firstAdminUrl } = opened(temporary);
    const [earlier = '', later = ''] = [firstAdminUrl(), firstAdminUrl()].map((url) => url?.split('/setup/')[1]);
    expect(setUp.look(earlier, 'a', Date.now())).toEqual({ ok: true, value: { role: 'admin', login: null } });
    expect(await setUp.use({ code: earlier, password }, 'a', Date.now())).toMatchObject({ failure: { code: 'login-missing' } });
    addLogin(temporary.store, 'supervisor', 'wang', 0);
    expect(await setUp.use({ code: earlier, password, login: 'wang' }, 'a', Date.now())).toMatchObject({ failure: { code: 'login-taken' } });
    expect(await setUp.use({ code: earlier, password, login: 'li' }, 'a', Date.now())).toMatchObject({ ok: true, value: { person: { role: 'admin', login: 'li' } } });
    expect(setUp.look(later, 'a', Date.now())).toMatchObject({ ok: false });
    expect(firstAdminUrl()).toBeNull();
  });
});
