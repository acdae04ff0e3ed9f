import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewBoard, type BoardViewer } from './socket/testing/board-viewer.ts';
import { fixture } from './cli/testing/dialects.ts';
import { addAgent, addLogin, addSource, jsonOf, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { TestClient } from './socket/testing/client.ts';

const folder = temporaryFolder();
let relay: RunningRelay;
let hookPath: string;
let supervisor: string;
let board: BoardViewer;
let agent: TestClient;
let boardsOfAgent = 0;

/** The clock of a zone where it is about noon, so that no day ends while the tests run. */
const hoursEast = 12 - new Date().getUTCHours();
const timeZone = `Etc/GMT${hoursEast > 0 ? '-' : '+'}${Math.abs(hoursEast)}`;
const startMs = Math.floor(Date.now() / 1_000) * 1_000 - 600_000;
const iso = (second: number): string => new Date(startMs + second * 1_000).toISOString();
const epochSeconds = (second: number): string => String(startMs / 1_000 + second);
const wallClock = (second: number): string => new Date(startMs + second * 1_000 + hoursEast * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

let pushes = 0;
async function send(name: string, changes: object): Promise<number> {
  const { status, body } = await push(relay.url + hookPath, fixture('moor-v7', name, { eventUniqueId: `b${pushes++}`, ...changes }));
  expect(status).toBe(200);
  return Number(Object(body).seq);
}
const ofCall = (callUniqueId: string, second: number, callEvent: string): object => ({
  callUniqueId, callEvent, pushType: undefined, callType: 'incoming', statusTime: epochSeconds(second),
});

const isQuiet = (patch: object | undefined): boolean => patch !== undefined && Object.keys(patch).length === 2;

beforeAll(async () => {
  ({ hookPath } = await addSource(folder.path, '--timezone', timeZone));
  const { token } = await addAgent(folder.path, '20001');
  await addAgent(folder.path, '20002');
  ({ token: supervisor } = await addLogin(folder.path, 'supervisor', 'li'));
  relay = await startRelay(folder.path);
  agent = new TestClient(relay.url, token);
  agent.socket.on('board', () => (boardsOfAgent += 1));
  await agent.welcomed();
  board = await viewBoard(relay.url, supervisor);
  await board.until(() => isQuiet(board.patches.at(-1)));
});
afterAll(async () => {
  board.close();
  agent.close();
  await relay.stop();
  folder.remove();
});

/** Nothing is known of an agent who was enrolled and never heard of. */
const neverHeardOf = { loggedIn: false, enrolled: true, status: null, statusName: null, statusNumber: null, since: null, callId: null, offlineAnswering: false };

describe('a supervisor', () => {
  test('gets the board whole after the welcome, those who were never heard of on it', () => {
    expect(board.heard.slice(0, 2)).toEqual(['welcome', 'snapshot']);
    expect(board.patches.every(isQuiet)).toBe(true);
    expect(board.snapshots).toEqual([
      {
        type: 'snapshot',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
        agents: ['20001', '20002'].map((agentNumber) => ({ agentNumber, agentName: `Agent ${agentNumber}`, ...neverHeardOf })),
        calls: [],
        queues: [],
        today: { offered: 0, answered: 0, missed: 0, abandoned: 0, averageRingSeconds: null, averageTalkSeconds: null, byHour: [] },
      },
    ]);
  });

  test('hears a patch now and then although nothing happens, with nothing in it', async () => {
    const from = board.patches.length;
    await board.until(() => board.patches.length >= from + 2);
    for (const patch of board.patches.slice(from)) expect(patch).toEqual({ type: 'patch', at: expect.any(String) });
  });

  test('is told an agent’s status, and nothing of the others', async () => {
    const patch = board.nextPatch('agents');
    await send('call-status-link', { callEvent: '', callUniqueId: '', statusNumber: '1', statusName: '午间会议', statusTime: epochSeconds(0) });
    expect((await patch).agents).toEqual([
      { agentNumber: '20001', agentName: 'Agent 20001', ...neverHeardOf, loggedIn: true, status: 'busy', statusName: '午间会议', statusNumber: 1, since: iso(0) },
    ]);
    expect((await patch).calls).toBeUndefined();
  });

  test('is told each step of a call, then its record and the day’s figures', async () => {
    const seen = async (second: number, callEvent: string) => {
      const patch = board.nextPatch('calls');
      await send('dialout-ring', ofCall('call-1', second, callEvent));
      return (await patch).calls;
    };
    const call = { source: 'moor-v7', callId: 'call-1', direction: 'inbound', customerNumber: '17319132391', agentNumber: '20001' };
    expect(await seen(10, 'ring')).toMatchObject([{ ...call, state: 'ringing', outcome: 'unknown', ringingAt: iso(10), answeredAt: null, record: null }]);
    expect(await seen(14, 'link')).toMatchObject([{ ...call, state: 'answered', answeredAt: iso(14), ringSeconds: 4, endedAt: null }]);
    expect(await seen(44, 'hangup')).toMatchObject([{ ...call, state: 'ended', outcome: 'answered', endedAt: iso(44), talkSeconds: 30, legs: [{ agentNumber: '20001', state: 'ended' }] }]);

    const patch = board.nextPatch('calls');
    await send('cdr', {
      callUniqueId: 'call-1', callType: 'incoming', queueName: '售后', status: 'ANSWER', bridgeDuration: 30, agentRingDuration: 4,
      startTime: wallClock(10), agentStartTime: wallClock(10), bridgeTime: wallClock(14), endTime: wallClock(44), hangupTime: wallClock(44),
    });
    expect((await patch).calls).toMatchObject([{ ...call, queueName: '售后', outcome: 'answered', record: { startedAt: iso(10), endedAt: iso(44), talkSeconds: 30 } }]);
    await board.until(() => board.shown.queues?.length === 1);
    const figures = { offered: 1, answered: 1, missed: 0, abandoned: 0, averageRingSeconds: 4, averageTalkSeconds: 30 };
    expect(board.shown.queues).toEqual([{ name: '售后', ...figures }]);
    expect(board.shown.today).toEqual({ ...figures, byHour: [{ hour: new Date(startMs + 10_000 + hoursEast * 3_600_000).getUTCHours(), ...figures }] });
  });

  test('sees who is enrolled beside the running relay', async () => {
    const patch = board.nextPatch('agents');
    await addAgent(folder.path, '20003');
    expect((await patch).agents).toEqual([{ agentNumber: '20003', agentName: 'Agent 20003', ...neverHeardOf }]);
  });

  test('sees who is removed beside the running relay go', async () => {
    const patch = board.nextPatch('goneAgents');
    await jsonOf('agent', 'remove', '20003', '--data', folder.path, '--json');
    expect((await patch).goneAgents).toEqual(['20003']);
    expect(board.agent('20003')).toBeUndefined();
  });

  test('who comes later gets at once what the patches added up to', async () => {
    await send('call-status-link', { callUniqueId: 'call-2', agentNumber: '20002', callType: 'incoming', statusTime: epochSeconds(60) });
    await board.until(() => board.agent('20002')?.status === 'talking' && board.shown.today?.offered === 2);
    const later = await viewBoard(relay.url, supervisor);
    expect(later.shown).toEqual(board.shown);
    expect(later.agent('20002')).toMatchObject({ callId: 'call-2', since: iso(60), agentName: 'Agent 20002' });
    later.close();
  });
});

test('an agent is never sent a board', async () => {
  await agent.socket.emitWithAck('painted', { callId: '1', milliseconds: 1 });
  expect(agent.events.length).toBeGreaterThan(0);
  expect(board.heard.length).toBeGreaterThan(5);
  expect(boardsOfAgent).toBe(0);
});

/** Waits until the board has taken in everything: the last to be sent is the last to stand on it. */
async function settled(): Promise<void> {
  const agentNumber = `2100${pushes}`;
  await send('login', { agentNumber, statusTime: wallClock(pushes) });
  const page = await viewBoard(relay.url, supervisor);
  await page.until(() => page.agent(agentNumber) !== undefined);
  page.close();
}

/** Ends the relay in some way and starts it again. @returns the board as a new page shows it, before and after */
async function overRestart(end: () => Promise<unknown>): Promise<[before: BoardViewer['shown'], after: BoardViewer['shown']]> {
  const before = await viewBoard(relay.url, supervisor);
  before.close();
  await end();
  relay = await startRelay(folder.path);
  const after = await viewBoard(relay.url, supervisor);
  after.close();
  return [before.shown, after.shown];
}

test('the board is what it was: after SIGKILL from the log alone, after a clean stop, and after SIGKILL some time after that', async () => {
  await send('dialout-ring', ofCall('call-3', 70, 'ring'));
  await send('dialout-ring', ofCall('call-3', 75, 'hangup'));
  await settled();
  const [before, after] = await overRestart(() => relay.kill());
  expect(before.calls.map(({ callId, state, outcome }) => [callId, state, outcome])).toEqual([
    ['call-1', 'ended', 'answered'],
    ['call-2', 'answered', 'unknown'],
    ['call-3', 'ended', 'missed'],
  ]);
  expect(before.today).toMatchObject({ offered: 3, answered: 2, missed: 1 });
  expect(after).toEqual(before);

  const [untilStop, sinceStop] = await overRestart(() => relay.stop());
  expect(untilStop).toEqual(before);
  expect(sinceStop).toEqual(before);

  await send('dialout-ring', ofCall('call-2', 90, 'hangup'));
  await send('logout', { agentNumber: '20002', statusTime: wallClock(91) });
  await settled();
  const [later, latest] = await overRestart(() => relay.kill());
  expect(later.agents.find(({ agentNumber }) => agentNumber === '20002')).toMatchObject({ loggedIn: false, since: iso(91) });
  expect(later.calls).toHaveLength(3);
  expect(latest).toEqual(later);
});
