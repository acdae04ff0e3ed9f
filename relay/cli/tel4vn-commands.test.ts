import { Command } from 'commander';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeSource } from '../auth/source-settings.ts';
import { addSource } from '../auth/sources.ts';
import { StandIn } from '../clouds/tel4vn/testing/stand-in.ts';
import { valueOf, withDirectory } from './directory-command.ts';
import { CommandFailed } from './output.ts';
import { addTel4vnCommands } from './tel4vn-commands.ts';
import { temporaryFolder } from './testing/relay-process.ts';

const events = ['ringing', 'answered', 'hangup', 'cdr'];

let cloud: StandIn;
let data: string;
/** Of the one secret that the source has. */
let address: string;
let addressesAsked: string[];
let out: string[];
let err: string[];

beforeEach(async () => {
  [out, err, addressesAsked] = [[], [], []];
  cloud = await StandIn.start();
  const folder = temporaryFolder();
  data = folder.path;
  address = withDirectory(data, (store) => {
    store.setMeta('public-url', 'https://relay.example');
    const { secret } = valueOf(addSource(store, { id: 'tel4vn', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh' }, 1));
    const values = new Map([['api-host', cloud.host], ['api-token', cloud.token], ['callback_apikey', 'the-key']]);
    valueOf(changeSource(store, 'tel4vn', { values }));
    valueOf(addSource(store, { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai' }, 2));
    return `https://relay.example/hooks/tel4vn/${secret}`;
  });
  return async () => {
    await cloud.stop();
    folder.remove();
  };
});

/** Runs one command line on the real data folder and the stand-in. */
async function run(...args: string[]): Promise<void> {
  const program = new Command('danping-relay').exitOverride();
  addTel4vnCommands(program, { out: (line) => out.push(line), err: (line) => err.push(line) }, async (_data, sourceId) => {
    addressesAsked.push(sourceId);
    return address;
  });
  await program.parseAsync(['tel4vn', 'hooks', ...args, '--data', data], { from: 'user' });
}

describe('hooks create', () => {
  test('registers the relay’s address for each event, with the apikey, and says so', async () => {
    await run('create');
    expect(cloud.seen.slice(1).map(({ body }) => body)).toEqual(
      events.map((event) => ({ callback_url: address, callback_apikey: 'the-key', event })),
    );
    expect([out, err, addressesAsked]).toEqual([['Registered: ringing, answered, hangup, cdr.'], [], ['tel4vn']]);
  });

  test('skips what leads here, and asks for no further address', async () => {
    cloud.addHook('hangup', address);
    await run('create', '--json');
    expect(out.map((line) => JSON.parse(line))).toEqual([{ created: ['ringing', 'answered', 'cdr'], existing: ['hangup'] }]);
    await run('create');
    expect(out.at(-1)).toBe('There already: ringing, answered, hangup, cdr.');
    expect([cloud.hooks.length, addressesAsked]).toEqual([4, []]);
  });

  test('a hook of the relay whose secret no longer holds does not count', async () => {
    cloud.addHook('hangup', 'https://relay.example/hooks/tel4vn/withdrawn');
    cloud.addHook('cdr', address.replace('relay.example', 'former.example'));
    await run('create', '--json');
    expect(JSON.parse(out[0] ?? '')).toEqual({ created: events, existing: [] });
  });

  test('an address of this machine alone is registered with a warning', async () => {
    address = 'http://127.0.0.1:7700/hooks/tel4vn/SECRET';
    await run('create');
    expect(err).toEqual([expect.stringContaining('--public-url')]);
    expect(err.join()).not.toContain('SECRET');
  });
});

describe('hooks list', () => {
  test('shows where each leads, and no secret of anybody', async () => {
    cloud.addHook('cdr', address);
    cloud.addHook('hangup', 'https://crm.example/in?key=their-secret');
    await run('list');
    await run('list', '--json');
    const secret = address.slice(address.lastIndexOf('/') + 1);
    expect(out.slice(0, 2)).toEqual([
      'eeeeeeee-1111-2222-3333-00000001\tcdr\thttps://relay.example/hooks/tel4vn/…\tleads here',
      'eeeeeeee-1111-2222-3333-00000002\thangup\thttps://crm.example/in?…\tleads elsewhere',
    ]);
    expect(JSON.parse(out[2] ?? '')).toMatchObject([{ event: 'cdr', leadsHere: true }, { event: 'hangup', leadsHere: false }]);
    for (const hidden of [secret, 'their-secret', 'foo', cloud.token, 'the-key']) expect(out.join('\n')).not.toContain(hidden);
  });

  test('says what to do when there are none', async () => {
    await run('list');
    expect(out).toEqual([expect.stringContaining('tel4vn hooks create')]);
  });
});

describe('hooks delete', () => {
  test('deletes by id, several at once', async () => {
    const ids = events.map((event) => cloud.addHook(event, address).event_domain_uuid);
    await run('delete', ...ids.slice(1), '--json');
    expect(cloud.hooks.map((hook) => hook.event_name)).toEqual(['ringing']);
    expect(out).toEqual([JSON.stringify({ deleted: ids.slice(1) })]);
  });
});

describe('failures have their words', () => {
  const failureOf = async (...args: string[]): Promise<unknown> =>
    run(...args).then(
      () => null,
      (error: unknown) => (error instanceof CommandFailed ? error.failure : error),
    );

  test.each([
    ['unauthorized', { status: 401 }, ['create']],
    ['unexpected-answer', { status: 200, body: 'no JSON' }, ['list']],
    ['not-deleted', { status: 200, body: '{"deleted":false}' }, ['delete', 'x']],
  ] as const)('of TEL4VN: %s', async (code, fault, args) => {
    cloud.faults.push(fault);
    expect(await failureOf(...args)).toMatchObject({ code });
    expect([out, addressesAsked]).toEqual([[], []]);
  });

  test.each([
    ['source-unknown', ['list', '--id', 'other']],
    ['other-dialect', ['list', '--id', 'main']],
    ['usage', ['delete', '../v1']],
  ])('of ours: %s %j', async (code, args) => {
    expect(await failureOf(...args)).toMatchObject({ code });
    expect(cloud.seen).toEqual([]);
  });

  test('a source that was told nothing yet', async () => {
    withDirectory(data, (store) => valueOf(changeSource(store, 'tel4vn', { values: new Map([['api-token', '']]) })));
    expect(await failureOf('list')).toMatchObject({ code: 'not-set', cause: 'The source tel4vn has no api-token.' });
  });
});
