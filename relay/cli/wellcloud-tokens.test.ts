import type { IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeSource } from '../auth/source-settings.ts';
import { addSource } from '../auth/sources.ts';
import { callId } from '../clouds/wellcloud/testing/commands.ts';
import { answerWith, startStandIn, type StandIn } from '../clouds/wellcloud/testing/stand-in.ts';
import { valueOf, withDirectory } from './directory-command.ts';
import { relayCommand, temporaryFolder, type Ran } from './testing/relay-process.ts';

const secret = 'app-secret-of-the-test';
const tokenPath = '/p/api/operation/operation/apply/token';

let cloud: StandIn;
let data: string;
/** Tokens that the stand-in has given out; only the newest lets anybody in. */
let issued: string[];

const givesOut = (request: IncomingMessage): boolean => request.url?.startsWith(`${tokenPath}?`) ?? false;

beforeEach(async () => {
  issued = [];
  cloud = await startStandIn();
  cloud.behave((response, request) => {
    if (givesOut(request)) {
      issued.push(`issued-token-${issued.length + 1}`);
      return answerWith({ token: issued.at(-1) })(response, request);
    }
    const isCurrent = request.headers.authorization === issued.at(-1);
    return answerWith(isCurrent ? { callId } : {}, isCurrent ? 200 : 401)(response, request);
  });
  const folder = temporaryFolder();
  data = folder.path;
  withDirectory(data, (store) => valueOf(addSource(store, { id: 'well', dialect: 'wellcloud', timeZone: 'Asia/Shanghai' }, 1)));
  set({ 'api-base': cloud.base, 'app-id': 'the-app', 'app-secret': secret, 'token-url': cloud.base + tokenPath });
  return async () => {
    await cloud[Symbol.asyncDispose]();
    folder.remove();
  };
});

function set(values: Readonly<Record<string, string>>): void {
  withDirectory(data, (store) => valueOf(changeSource(store, 'well', { values: new Map(Object.entries(values)) })));
}

/** As its own process; neither secret nor token are told. */
async function stop(): Promise<Ran> {
  const ran = await relayCommand('wellcloud', 'stop', 'well', callId, '--data', data);
  for (const hidden of [secret, 'issued-token']) expect(ran.stdout + ran.stderr).not.toContain(hidden);
  return ran;
}

const paths = (): (string | undefined)[] => cloud.received.map(({ path }) => path?.split('?')[0]);
const media = '/media/stopMedia';

describe('with an app-id tokens are fetched', () => {
  test('as the vendor’s page asks for them, and the next command uses the same', async () => {
    expect([await stop(), await stop()]).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(paths()).toEqual([tokenPath, media, media]);
    expect(cloud.received[0]).toMatchObject({ method: 'POST', contentType: 'application/json;charset=utf-8', authorization: undefined, body: null });
    expect(cloud.received[0]?.path).toBe(`${tokenPath}?appId=the-app&appSecret=${secret}&type=tenant`);
  });

  test('before the 24 hours are over, another', async () => {
    await stop();
    set({ 'api-token-issued': new Date(Date.now() - 23 * 3_600_000).toISOString() });
    expect(await stop()).toMatchObject({ code: 0 });
    expect(paths()).toEqual([tokenPath, media, tokenPath, media]);
  });

  test('when WellCloud ended one early, another, once', async () => {
    await stop();
    issued.push('somebody else’s');
    expect(await stop()).toMatchObject({ code: 0 });
    expect(paths()).toEqual([tokenPath, media, media, tokenPath, media]);
    cloud.behave((response, request) => answerWith({ token: 'no-good' }, givesOut(request) ? 200 : 403)(response, request));
    expect(await stop()).toMatchObject({ code: 1, stderr: expect.stringContaining('just given out') });
    expect(paths().slice(5)).toEqual([media, tokenPath, media]);
  });

  test('the type of the account may be a partner’s, and nothing else', async () => {
    set({ 'app-type': 'partner' });
    await stop();
    expect(cloud.received[0]?.path).toContain('&type=partner');
    set({ 'app-type': 'friend' });
    expect(await stop()).toMatchObject({ code: 1, stderr: expect.stringContaining('app-type') });
  });

  test('neither token nor secret stand in the list of sources, and the doctor knows every setting', async () => {
    await stop();
    const listed = await relayCommand('source', 'list', '--data', data, '--json');
    for (const hidden of [secret, 'issued-token']) expect(listed.stdout).not.toContain(hidden);
    expect(listed.stdout).toContain('api-token-issued');
    expect((await relayCommand('doctor', '--data', data)).stdout).not.toContain('nothing reads');
  });
});

describe('without a token no command is sent', () => {
  test.each([
    ['the app is refused', answerWith({ message: `no ${secret}` }, 401), 'app-id'],
    ['the answer holds none', answerWith({ message: `RESTEASY003065 ${secret}`, code: '500' }), 'app-secret'],
    ['the answer is none', answerWith(`<html>${secret}`), 'token-url'],
    ['the token is none', answerWith({ token: `${secret}\nX: y` }), 'token-url'],
    ['the address points elsewhere', answerWith('', 302, { location: `/?${secret}` }), 'token-url'],
    ['it fails', answerWith('', 500), 'HTTP status 500'],
  ])('%s', async (_name, behaviour, words) => {
    cloud.behave(behaviour);
    const ran = await stop();
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^danping-relay: [^\n]+\.\n$/);
    expect(ran.stderr).toContain(words);
    expect(paths()).toEqual([tokenPath]);
  });

  test('the line breaks', async () => {
    cloud.behave((_, request) => request.socket.destroy());
    expect(await stop()).toMatchObject({ code: 1, stderr: expect.stringContaining('no command was sent') });
    expect(paths()).toEqual([tokenPath]);
  });

  test('an address with a query is no address of tokens', async () => {
    set({ 'token-url': `${cloud.base}${tokenPath}?appSecret=${secret}` });
    expect(await stop()).toMatchObject({ code: 1, stderr: expect.stringContaining('without a query') });
    expect(cloud.received).toEqual([]);
  });
});
