import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../src/shared/result.ts';
import { openAdmin } from './admin/open-admin.ts';
import { ConsoleWatch } from './admin/watch.ts';
import { addAgent } from './auth/agents.ts';
import { addLogin } from './auth/logins.ts';
import { openWebAccess } from './auth/web/open-access.ts';
import { temporaryFolder } from './cli/testing/relay-process.ts';
import { webApp } from './http/testing/main-app.ts';
import { openJournal } from './journal.ts';
import { openStores } from './open-stores.ts';
import { ReleaseFolder } from './releases/release-folder.ts';
import { Releases } from './releases/releases.ts';

const roles = ['nobody', 'agent', 'supervisor', 'admin'] as const;
type Role = (typeof roles)[number];

/** Who may: every route of the relay has to stand here. One that is added and is not for admins alone cannot be forgotten. */
const mayUse: Readonly<Record<string, readonly Role[]>> = {
  ...routesFor(roles, ['GET /', 'GET /admin', 'GET /assets/*', 'GET /board', 'GET /desk', 'GET /login', 'GET /setup/:code']),
  ...routesFor(roles, ['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /hooks/:source/:secret', 'POST /hooks/:source/:secret']),
  ...routesFor(roles, ['POST /api/enrol', 'POST /api/login', 'POST /api/setup', 'POST /api/setup/look']),
  ...routesFor(['agent', 'supervisor', 'admin'], ['GET /api/me', 'POST /api/logout', 'GET /updates/key', 'GET /updates/order', 'GET /updates/:version/:name']),
  ...routesFor(['supervisor', 'admin'], ['POST /api/media/monitor', 'POST /api/media/play', 'POST /api/media/stop', 'POST /api/media/stop-and-play']),
};
const onlyAdmins = /^[A-Z]+ \/api\/admin\//;

function routesFor(who: readonly Role[], routes: readonly string[]): Record<string, readonly Role[]> {
  return Object.fromEntries(routes.map((route) => [route, who]));
}

const folder = temporaryFolder();
const stores = openStores({ folder: folder.path, beginAnew: false }, openJournal(), () => undefined);
if (!stores.ok) throw new Error(stores.failure.cause);
const { directory, log, release } = stores.value;
const access = openWebAccess(directory);
const nothing = () => undefined;
const admin = openAdmin(new ConsoleWatch(directory, { keepDays: null, keepMb: null }), new Releases(new ReleaseFolder(folder.path), directory), {
  data: folder.path,
  dialects: new Map(),
  store: directory,
  audit: access.audit,
  log,
  takeIn: { quarantine: log, ingest: async () => ok({ seq: 1, duplicate: false }), onUnreadable: nothing },
  admit: () => null,
  people: () => [],
  forget: nothing,
});
/** Whoever is let in finds nothing behind the doors: what is tried here is who comes through. */
const app = webApp(access, {
  admin: {
    doors: admin.doors.map((door) => ({ ...door, answer: async () => ok({ ok: true }) })),
    backup: { make: async () => ({ ok: false, failure: { code: 'none', cause: 'There is none.', mend: '' } }), remove: nothing },
    upload: { append: async () => ({ ok: false, failure: { code: 'none', cause: 'There is none.', mend: '' } }) },
  },
});
const routes = app.doors.map(({ method, url }) => ({ method, url, route: `${method} ${url}` }));

/** What each shows of who it is. */
const shown: Record<Role, { readonly cookie: string; readonly token: string }> = { nobody: { cookie: '', token: 'wrong' }, agent: nobodyYet(), supervisor: nobodyYet(), admin: nobodyYet() };

function nobodyYet(): { readonly cookie: string; readonly token: string } {
  return { cookie: '', token: '' };
}

beforeAll(async () => {
  const agent = addAgent(directory, { number: '20001', name: '李雷', source: null, also: null }, Date.now());
  if (!agent.ok) throw new Error(agent.failure.cause);
  const entered = access.logIn.byCode(agent.value.enrolmentCode, 'a', Date.now());
  shown.agent = { token: agent.value.token, cookie: entered.ok ? entered.value.session.id : '' };
  for (const role of ['supervisor', 'admin'] as const) {
    const added = addLogin(directory, role, role, Date.now());
    if (!added.ok) throw new Error(added.failure.cause);
    const done = await access.setUp.use({ code: added.value.setupCode, password: 'correct horse 电池' }, 'a', Date.now());
    shown[role] = { token: added.value.token, cookie: done.ok ? done.value.session.id : '' };
  }
  directory.reload();
});
afterAll(async () => {
  await app.close();
  admin.close();
  await log.close();
  directory.close();
  release();
  folder.remove();
});

const ownPage = { 'x-danping': '1', origin: 'http://localhost:7700', host: 'localhost:7700' };

async function verdict(method: string, url: string, headers: Record<string, string>): Promise<'in' | 'not-logged-in' | 'not-allowed'> {
  const address = url.replaceAll(/:\w+/g, '1').replace('*', 'nothing.js');
  const answer = await app.inject({ method: method as 'GET', url: address, headers });
  const code: unknown = answer.headers['content-type']?.toString().includes('json') ? answer.json().code : null;
  return code === 'not-logged-in' || code === 'not-allowed' ? code : 'in';
}

test('every route of the relay has its line: there is none of which nobody said who may use it', () => {
  expect(routes.length).toBeGreaterThan(60);
  const without = routes.filter(({ route }) => !onlyAdmins.test(route) && !mayUse[route]).map(({ route }) => route);
  const gone = Object.keys(mayUse).filter((route) => !routes.some((each) => each.route === route));
  expect({ without, gone }).toEqual({ without: [], gone: [] });
});

describe.each(roles)('%s', (role) => {
  test.each(routes)('$route', async ({ method, url, route }) => {
    const who = mayUse[route] ?? ['admin'];
    const expected = who.includes(role) ? 'in' : role === 'nobody' ? 'not-logged-in' : 'not-allowed';
    const { cookie, token } = shown[role];
    if (who.length < roles.length) expect(await verdict(method, url, { authorization: `Bearer ${token}` })).toBe(expected);
    // Who logs out in passing would be nobody from then on.
    if (route === 'POST /api/logout' && expected === 'in') return;
    expect(await verdict(method, url, { ...ownPage, ...(cookie && { cookie: `danping_session=${cookie}` }) })).toBe(expected);
  });
});
