import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAgent } from '../../auth/agents.ts';
import { addLogin } from '../../auth/logins.ts';
import { TemporaryDirectory } from '../../auth/testing/temporary-directory.ts';
import { openWebAccess, type WebAccess } from '../../auth/web/open-access.ts';
import { webApp } from '../testing/main-app.ts';

const password = 'correct horse 电池';
const temporary = new TemporaryDirectory();
const { store } = temporary;
const access: WebAccess = openWebAccess(store);
const app = webApp(access);
/** Routes of every kind that a page may need, beside those that there are. */
app.get('/test/nobody-said', async () => ({ ok: true }));
app.put('/test/admins', { config: { who: ['admin'] } }, async () => ({ ok: true }));
app.delete('/test/people', { config: { who: ['supervisor', 'admin'] } }, async () => ({ ok: true }));

const roles = ['agent', 'supervisor', 'admin'] as const;
type Role = (typeof roles)[number];
const sessions = new Map<Role, string>();
const tokens = new Map<Role, string>();

beforeAll(async () => {
  const agent = addAgent(store, { number: '20001', name: '李雷', source: null, also: null }, Date.now());
  if (!agent.ok) throw new Error('no agent');
  const entered = access.logIn.byCode(agent.value.enrolmentCode, 'a', Date.now());
  if (entered.ok) sessions.set('agent', entered.value.session.id);
  tokens.set('agent', agent.value.token);
  for (const role of ['supervisor', 'admin'] as const) {
    const added = addLogin(store, role, role, Date.now());
    if (!added.ok) throw new Error('no login');
    const done = await access.setUp.use({ code: added.value.setupCode, password }, 'a', Date.now());
    if (done.ok) sessions.set(role, done.value.session.id);
    tokens.set(role, added.value.token);
  }
  store.reload();
});
afterAll(async () => {
  await app.close();
  temporary[Symbol.dispose]();
});

type Headers = Record<string, string>;
const cookieOf = (role: Role): Headers => ({ cookie: `danping_session=${sessions.get(role)}` });
const fromPage: Headers = { 'x-danping': '1', origin: 'http://localhost:7700', host: 'localhost:7700' };
const call = (method: string, url: string, headers: Headers, payload?: object) =>
  app.inject({ method: method as 'GET', url, headers: { ...headers, ...(payload && { 'content-type': 'application/json' }) }, ...(payload && { payload }) });

const doors = app.doors.filter(({ url }) => !url.startsWith('/hooks'));
const addressOf = (url: string): string => url.replace(':code', 'nothing').replace('*', 'nothing.js');
/** What a door must not be asked in passing: it would end the session of those that follow. */
const harmless = doors.filter(({ url }) => url !== '/api/logout');
const verdictOf = (code: unknown): 'in' | 'who are you' | 'not you' | 'not from there' =>
  code === 'not-logged-in' ? 'who are you' : code === 'not-allowed' ? 'not you' : code === 'not-from-here' ? 'not from there' : 'in';

test('the doors are these, and what nobody spoke of is for admins', () => {
  expect(doors.map(({ method, url, who, changes }) => `${method} ${url} ${[who].flat().join('+')}${changes ? ' !' : ''}`).toSorted()).toEqual([
    'DELETE /test/people supervisor+admin !',
    'GET / anyone',
    'GET /admin anyone',
    'GET /api/admin/backup admin',
    'GET /api/me agent+supervisor+admin',
    'GET /assets/* anyone',
    'GET /board anyone',
    'GET /desk anyone',
    'GET /healthz anyone',
    'GET /login anyone',
    'GET /metrics anyone',
    'GET /readyz anyone',
    'GET /setup/:code anyone',
    'GET /test/nobody-said admin',
    'GET /updates/:version/:name agent+supervisor+admin',
    'GET /updates/key agent+supervisor+admin',
    'GET /updates/order agent+supervisor+admin',
    'POST /api/admin/releases/uploads/:upload/:name admin !',
    'POST /api/enrol anyone',
    'POST /api/login anyone !',
    'POST /api/logout agent+supervisor+admin !',
    'POST /api/setup anyone !',
    'POST /api/setup/look anyone !',
    'PUT /test/admins admin !',
  ]);
});

describe.each([null, ...roles])('for %s', (role) => {
  const expected = (who: 'anyone' | readonly string[]) => (who === 'anyone' || (role !== null && who.includes(role)) ? 'in' : role === null ? 'who are you' : 'not you');

  test.each(harmless)('$method $url by a page', async ({ method, url, who }) => {
    const answer = await call(method, addressOf(url), { ...fromPage, ...(role && cookieOf(role)) });
    expect(verdictOf(answer.headers['content-type']?.includes('json') ? answer.json().code : null)).toBe(expected(who));
  });

  test.each(harmless.filter(({ who }) => who !== 'anyone'))('$method $url by a program', async ({ method, url, who }) => {
    const answer = await call(method, addressOf(url), role ? { authorization: `Bearer ${tokens.get(role)}` } : { authorization: 'Bearer wrong' });
    expect(verdictOf(answer.json().code)).toBe(expected(who));
  });

  test.each(harmless)('no other method than $method at $url', async ({ url }) => {
    const there = new Set(doors.filter((door) => door.url === url).map(({ method }) => method));
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((other) => !there.has(other))) {
      expect((await call(method, addressOf(url), { ...fromPage, ...(role && cookieOf(role)) })).statusCode).toBe(404);
    }
  });
});

describe('what changes something is refused', () => {
  const changing = doors.filter(({ changes }) => changes);
  const strangers: readonly (readonly [string, Headers])[] = [
    ['without the header', { origin: 'http://localhost:7700', host: 'localhost:7700' }],
    ['from another site', { ...fromPage, origin: 'http://evil.example' }],
    ['from another port', { ...fromPage, origin: 'http://localhost:7701' }],
    ['from no site that can be named', { ...fromPage, origin: 'null' }],
    ['across sites, without an origin', { 'x-danping': '1', host: 'localhost:7700', 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour, without an origin', { 'x-danping': '1', host: 'localhost:7700', 'sec-fetch-site': 'same-site' }],
  ];
  test.each(strangers)('%s', async (_why, headers) => {
    for (const { method, url } of changing) {
      const answer = await call(method, url, { ...headers, ...cookieOf('admin') }, {});
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'not-from-here']);
    }
  });
});

describe('a log-in', () => {
  const logIn = (payload: object, headers: Headers = {}) => call('POST', '/api/login', { ...fromPage, ...headers }, payload);

  test('gives the browser a cookie that tells who it is, until it logs out', async () => {
    const answer = await logIn({ login: 'supervisor', password });
    expect(answer.json()).toEqual({ role: 'supervisor', login: 'supervisor', endsAt: expect.stringMatching(/Z$/) });
    const [cookie = ''] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^danping_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    const session = { cookie: cookie.split(';')[0] ?? '' };
    expect((await call('GET', '/api/me', session)).json()).toMatchObject({ role: 'supervisor', login: 'supervisor' });
    const out = await call('POST', '/api/logout', { ...fromPage, ...session });
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([200, expect.stringContaining('Max-Age=0')]);
    expect((await call('GET', '/api/me', session)).statusCode).toBe(401);
  });

  test('ends the session that the browser had: nobody hands theirs to whoever logs in', async () => {
    const first = await logIn({ login: 'supervisor', password });
    const held = { cookie: String(first.headers['set-cookie']).split(';')[0] ?? '' };
    await logIn({ login: 'admin', password }, held);
    expect((await call('GET', '/api/me', held)).statusCode).toBe(401);
  });

  test('is told how long to wait', async () => {
    const wrong = () => logIn({ login: 'wang', password: 'wrong' });
    for (let i = 0; i < 5; i++) expect((await wrong()).json()).toMatchObject({ ok: false, code: 'wrong-password' });
    const answer = await wrong();
    expect([answer.statusCode, answer.headers['retry-after'], answer.json()]).toEqual([429, '1', expect.objectContaining({ code: 'locked', waitSeconds: 1 })]);
  });

  test.each([{}, { login: 'x' }, { login: 7, password: [] }, { login: 'x', password: 'y'.repeat(9_000) }, []])('of %j does no harm', async (payload) => {
    expect((await logIn(payload)).statusCode).toBeGreaterThanOrEqual(400);
    expect((await logIn(payload)).statusCode).toBeLessThan(500);
  });

  test.each(['short', '九个字还不够长啊', 'x'.repeat(257)])('takes no password such as %j', async (tooBad) => {
    const added = addLogin(store, 'supervisor', 'short', Date.now());
    const code = added.ok ? added.value.setupCode : '';
    expect((await call('POST', '/api/setup', fromPage, { code, password: tooBad })).statusCode).toBe(400);
    expect((await call('POST', '/api/setup/look', fromPage, { code })).json()).toEqual({ role: 'supervisor', login: 'short' });
  });

  test('behind TLS gives a cookie for that host and TLS alone, and asks browsers to stay', async () => {
    const secure = webApp(access, { publicUrl: 'https://calls.example' });
    const headers = { 'x-danping': '1', origin: 'https://calls.example', host: 'calls.example', 'content-type': 'application/json' };
    const answer = await secure.inject({ method: 'POST', url: '/api/login', headers, payload: { login: 'admin', password } });
    expect(answer.headers['set-cookie']).toMatch(/^__Host-danping_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
    expect((await secure.inject({ url: '/board', headers })).headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    await secure.close();
  });
});
