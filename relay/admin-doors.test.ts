import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminRoutes, backupPath, type AdminRouteName } from '../src/shared/api/admin.ts';
import { logIn, openConsole, sendTo, type Console } from './admin/testing/console.ts';
import { addAgent, addLogin } from './cli/testing/relay-process.ts';

type Who = 'nobody' | 'agent' | 'supervisor' | 'admin';

let open: Console;
const cookies = new Map<Who, string>([['nobody', '']]);
const tokens = new Map<Who, string>();

beforeAll(async () => {
  open = await openConsole();
  const { token, enrolUrl } = await addAgent(open.data, '20001');
  tokens.set('agent', token);
  tokens.set('supervisor', (await addLogin(open.data, 'supervisor', 'zhao')).token);
  tokens.set('admin', (await addLogin(open.data, 'admin', 'wang')).token);
  const code = new URL(enrolUrl).searchParams.get('code');
  const entered = await fetch(`${open.relay.url}/api/login`, { method: 'POST', headers: { 'x-danping': '1', origin: open.relay.url }, body: JSON.stringify({ code }) });
  cookies.set('agent', entered.headers.get('set-cookie')?.split(';')[0] ?? '');
  cookies.set('supervisor', await logIn(open.relay, open.data, 'supervisor', 'sun'));
  cookies.set('admin', open.cookie);
});
afterAll(() => open.stop());

const names = Object.keys(adminRoutes) as AdminRouteName[];
/** Fills an address in; whoever is let in is told that this is nothing real. */
const nothingReal = { id: 'none', agentNumber: 'none', login: 'none', role: 'supervisor', push: 0, seq: 0, hookId: '!' };
const isForSupervisors = (name: AdminRouteName): boolean => adminRoutes[name].path.startsWith('/api/media/');
/** Whom the guard lets in: whatever then comes of it, it is not the guard's word. */
const verdictOf = async (response: Response): Promise<string> => {
  const body = Object(await response.json());
  return ['not-logged-in', 'not-allowed', 'not-from-here'].includes(body.code) ? body.code : 'in';
};

describe.each(names)('%s', (name) => {
  test.each(['nobody', 'agent', 'supervisor', 'admin'] as const)('%s', async (who) => {
    const isIn = who === 'admin' || (who === 'supervisor' && isForSupervisors(name));
    const expected = isIn ? 'in' : who === 'nobody' ? 'not-logged-in' : 'not-allowed';
    expect(await verdictOf(await sendTo(open.relay, name, nothingReal, { cookie: cookies.get(who) ?? '' }))).toBe(expected);
    if (who !== 'nobody') expect(await verdictOf(await sendTo(open.relay, name, nothingReal, { authorization: `Bearer ${tokens.get(who)}` }))).toBe(expected);
  });

  test('no page of another site', async () => {
    if (adminRoutes[name].method === 'GET') return;
    for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, { 'x-danping': undefined }]) {
      const { method, path } = adminRoutes[name];
      const sent = { cookie: open.cookie, 'x-danping': '1', origin: open.relay.url, ...headers };
      const kept = Object.entries(sent).filter((header): header is [string, string] => header[1] !== undefined);
      const response = await fetch(open.relay.url + path, { method, headers: Object.fromEntries(kept) });
      expect(await verdictOf(response)).toBe('not-from-here');
    }
  });
});

test('the backup is for admins alone', async () => {
  for (const who of ['nobody', 'agent', 'supervisor'] as const) {
    expect(await verdictOf(await fetch(open.relay.url + backupPath, { headers: { cookie: cookies.get(who) ?? '' } }))).not.toBe('in');
  }
});

test('what is not of a route’s form is told by its field, and broken JSON as such', async () => {
  const headers = { cookie: open.cookie, 'x-danping': '1', origin: open.relay.url };
  const post = async (body: string) => {
    const response = await fetch(`${open.relay.url}/api/admin/agents`, { method: 'POST', headers, body });
    return [response.status, Object(await response.json()).error];
  };
  expect(await post('{"agentNumber":"20009"}')).toEqual([400, expect.stringContaining('name')]);
  expect(await post('{"agentNumber":')).toEqual([400, 'The request is not JSON.']);
  expect(await post('[]')).toEqual([400, 'The request is not JSON.']);
});
