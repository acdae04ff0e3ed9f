import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFixtureText } from './fixtures/read.ts';
import { callId, commands, monitored } from './testing/commands.ts';
import { answerWith, startStandIn, token, type StandIn } from './testing/stand-in.ts';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn[Symbol.asyncDispose]());

describe('what goes over the wire is what the document shows', () => {
  test.each([
    ['monitor-call', '/remote/monitor-call'],
    ['play-media', '/media/playMedia'],
    ['stop-media', '/media/stopMedia'],
    ['stop-and-play-media', '/media/stopAndPlayMedia'],
  ])('%s', async (name, path) => {
    await commands.find(([command]) => command === name)?.[1](standIn.client());
    const example: unknown = JSON.parse(readFixtureText(`${name}-request.json`));
    const body = name === 'monitor-call' ? { ...Object(example), id: expect.any(String) } : example;
    expect(standIn.received).toMatchObject([
      { method: 'POST', path, authorization: token, contentType: 'application/json;charset=utf-8', body },
    ]);
  });

  test('monitor-call satisfies table and example: token and deviceId are both there, and every request has its own id', async () => {
    standIn.behave(answerWith(readFixtureText('monitor-call-answer-with-comma.json')));
    const done = [await standIn.client().monitorCall(monitored), await standIn.client().monitorCall(monitored)];
    const bodies = standIn.received.map(({ body }) => body);
    expect(bodies).toMatchObject([
      { token, deviceId: '80126@yanrui.cc' },
      { token, deviceId: '80126@yanrui.cc' },
    ]);
    const ids = bodies.map((body) => new Map(Object.entries(Object(body))).get('id'));
    expect(new Set(ids).size).toBe(2);
    expect(done).toEqual(ids.map((requestId) => ({ ok: true, value: { requestId } })));
  });

  test('stopAndPlayMedia satisfies table and example: callid and callId', async () => {
    await standIn.client().stopAndPlayMedia(callId, ['a.wav']);
    expect(standIn.received[0]?.body).toEqual({ callId, callid: callId, urls: 'a.wav' });
  });

  test('the other media commands say callId alone', async () => {
    await standIn.client().playMedia(callId, ['a.wav', 'b.wav', 'c.wav']);
    await standIn.client().stopMedia(callId);
    expect(standIn.received.map(({ body }) => body)).toEqual([{ callId, urls: 'a.wav;b.wav;c.wav' }, { callId }]);
  });

  test.each(['', '/', '/api/operation', '/api/operation/'])('the base may end in "%s"', async (end) => {
    await standIn.client({ apiBase: standIn.base + end }).stopMedia(callId);
    expect(standIn.received[0]?.path).toBe(`${end.replace(/\/$/, '')}/media/stopMedia`);
  });
});

describe("the document's own answers mean success", () => {
  test.each(commands)('%s', async (name, give) => {
    const file = name === 'monitor-call' ? 'monitor-call-answer-with-comma.json' : `${name}-answer.json`;
    standIn.behave(answerWith(readFixtureText(file)));
    expect(await give(standIn.client())).toMatchObject({ ok: true });
  });

  test('the answer without its comma is no JSON, and is understood all the same', async () => {
    const answer = readFixtureText('monitor-call-answer.txt');
    expect(() => JSON.parse(answer)).toThrow(SyntaxError);
    expect(answer.replace('3b4"\n', '3b4",\n')).toBe(readFixtureText('monitor-call-answer-with-comma.json'));
    for (const text of [answer, answer.replaceAll('\n', '\r\n')]) {
      standIn.behave(answerWith(text));
      expect(await standIn.client().monitorCall(monitored)).toMatchObject({ ok: true });
    }
  });
});

describe('what cannot be right is not sent', () => {
  test.each([
    ['no call', { callId: ' ' }, 'callId'],
    ['no tag', { sipFromTag: '' }, 'sipFromTag'],
    ['no port', { ivrRtp: 'udp://172.16.200.17' }, 'ivrRtp'],
    ['another protocol', { customerRtp: 'http://172.16.200.17:33122' }, 'customerRtp'],
  ])('monitor-call: %s', async (_, changes, named) => {
    const done = await standIn.client().monitorCall({ ...monitored, ...changes });
    expect(done).toMatchObject({ ok: false, failure: { code: 'invalid-request', mayHaveHappened: false } });
    expect(JSON.stringify(done)).toContain(named);
    expect(standIn.received).toEqual([]);
  });

  test.each([[[]], [['']], [['a.wav', ' ']], [['a.wav;b.wav']]])('files %j', async (files) => {
    const client = standIn.client();
    for (const done of [await client.playMedia(callId, files), await client.stopAndPlayMedia(callId, files)]) {
      expect(done).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
    }
    expect(standIn.received).toEqual([]);
  });

  const invalid = [{ token: '' }, { token: 'two words' }, { token: 'line\nbreak' }, { token: '令牌' }, { apiBase: '' }];
  const invalidBases = ['wellcloud.example', 'ftp://a.example', 'http://u:p@a.example', 'http://a.example?x=1'];
  test.each([...invalid, ...invalidBases.map((apiBase) => ({ apiBase }))])('settings %j', async (changes) => {
    const done = await standIn.client(changes).stopMedia(callId);
    expect(done).toMatchObject({ ok: false, failure: { code: 'invalid-settings', mayHaveHappened: false } });
    expect(JSON.stringify(done)).toContain('danping-relay source set ID api-');
    expect(standIn.received).toEqual([]);
  });
});
