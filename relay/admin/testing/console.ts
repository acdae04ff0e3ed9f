import { adminRoutes, refusedAdminSchema, requestOf, type AdminInput, type AdminOutput, type AdminRouteName, type RefusedAdmin } from '../../../src/shared/api/admin.ts';
import { pageHeader } from '../../../src/shared/contract/web-access.ts';
import { addLogin, startRelay, temporaryFolder, type RunningRelay } from '../../cli/testing/relay-process.ts';

const password = 'correct horse 电池';

/** A relay in a process of its own, and somebody who is logged in to its console. */
export interface Console {
  readonly relay: RunningRelay;
  readonly data: string;
  readonly cookie: string;
  /** Asks as the admin's page does, and reads the answer as it does; throws where it is refused. */
  ask<Name extends AdminRouteName>(name: Name, input: AdminInput<Name>): Promise<AdminOutput<Name>>;
  /** The same for what should be refused. */
  refused<Name extends AdminRouteName>(name: Name, input: AdminInput<Name>): Promise<RefusedAdmin & { readonly status: number }>;
  /** What the audit log says was done, the latest first. */
  audited(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function openConsole(...args: string[]): Promise<Console> {
  const folder = temporaryFolder();
  const relay = await startRelay(folder.path, ...args);
  const cookie = await logIn(relay, folder.path, 'admin', 'li');
  const send = (name: AdminRouteName, input: object): Promise<Response> => sendTo(relay, name, input, { cookie });
  const open: Console = {
    relay,
    data: folder.path,
    cookie,
    ask: async (name, input) => {
      const response = await send(name, Object(input));
      const body: unknown = await response.json();
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
      return outputOf(name, body);
    },
    refused: async (name, input) => {
      const response = await send(name, Object(input));
      return { ...refusedAdminSchema.parse(await response.json()), status: response.status };
    },
    audited: async () => (await open.ask('audit.list', { limit: 200 })).records.map(({ what }) => what),
    stop: async () => {
      await relay.stop();
      folder.remove();
    },
  };
  return open;
}

/** What a page of the relay sends, with whatever shows who it is. */
export function sendTo(relay: RunningRelay, name: AdminRouteName, input: object, who: Readonly<Record<string, string>>): Promise<Response> {
  // Every input of a route is an object with the route's own fields.
  const { method, path, body } = requestOf<never>(adminRoutes[name] as never, input as never);
  const headers = { [pageHeader]: '1', origin: relay.url, ...who, ...(body !== null && { 'content-type': 'application/json' }) };
  return fetch(relay.url + path, { method, headers, ...(body !== null && { body }) });
}

function outputOf<Name extends AdminRouteName>(name: Name, body: unknown): AdminOutput<Name> {
  // The schema of this very route says so.
  return adminRoutes[name].output.parse(body) as AdminOutput<Name>;
}

/** Makes somebody with a password. @returns the browser's cookie */
export async function logIn(relay: RunningRelay, data: string, role: 'supervisor' | 'admin', login: string): Promise<string> {
  const { setupPath } = await addLogin(data, role, login);
  const headers = { 'content-type': 'application/json', [pageHeader]: '1', origin: relay.url };
  const response = await fetch(`${relay.url}/api/setup`, { method: 'POST', headers, body: JSON.stringify({ code: setupPath.split('/setup/')[1], password }) });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
