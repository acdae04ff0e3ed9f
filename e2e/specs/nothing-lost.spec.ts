import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '../fixtures/scene.ts';
import { dialout, inboundRing } from '../helpers/documents.ts';
import { cards, expectCard, expectConnection, historyRows } from '../helpers/marks.ts';

test('killed in the middle of a call and started again, the app shows the same history and nothing twice', async ({ scene }) => {
  const before = await scene.desk();
  await expectConnection(before, 'live');
  const earlier = dialout('call-earlier');
  for (const body of [earlier.ring, earlier.linkAsStatus, earlier.hangup]) await scene.push(body);
  const call = dialout('call-cut');
  await scene.push(call.ring);
  await scene.push(call.linkAsStatus);
  await expectCard(before, 'call-cut', 'answered');
  await before.kill();

  const after = await scene.desk();
  await expectConnection(after, 'live');
  await expectCard(after, 'call-cut', 'answered');
  await scene.push(call.ring);
  await scene.push(call.hangup);
  await expectCard(after, 'call-cut', 'ended');
  await expect(cards(after)).toHaveCount(1);
  const rows = await historyRows(after);
  await expect(rows).toHaveCount(2);
  expect((await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-call-id')))).toSorted()).toEqual(['call-cut', 'call-earlier']);
});

test('a relay that is away for ten seconds loses nothing', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-before'));
  await expectCard(desk, 'call-before', 'ringing');

  await scene.stopRelay();
  await expectConnection(desk, 'offline');
  // The outage itself is the fault under test: its length is given, nothing is being waited for.
  await delay(10_000);
  await scene.startRelay();
  await expectConnection(desk, 'live');

  await scene.push(inboundRing('call-after'));
  await expectCard(desk, 'call-after', 'ringing');
  await expect(await historyRows(desk)).toHaveCount(2);
});

test('what was pushed while the app was closed is there when it opens', async ({ scene }) => {
  const first = await scene.desk();
  await expectConnection(first, 'live');
  await first.stop();
  for (const name of ['a', 'b', 'c']) {
    const call = dialout(`call-${name}`);
    for (const body of [call.ring, call.linkAsStatus, call.hangup]) await scene.push(body);
  }
  const second = await scene.desk();
  await expectConnection(second, 'live');
  await expect(await historyRows(second)).toHaveCount(3);
  await expect(cards(second)).toHaveCount(0);
});

test('two agents at one desk never see each other’s calls', async ({ scene }) => {
  const first = await scene.desk();
  await expectConnection(first, 'live');
  await scene.push(inboundRing('call-of-first'));
  await expectCard(first, 'call-of-first', 'ringing');
  await first.stop();
  const second = await scene.desk({ agentNumber: '20002' });
  await expectConnection(second, 'live');
  await expect(await historyRows(second)).toHaveCount(0);
});

test('a desk that the relay cannot bring up to date says that calls may be missing, until somebody has read it', async ({ scene }) => {
  const older = path.join(scene.folder, 'older');
  await scene.stopRelay();
  cpSync(scene.data, older, { recursive: true });
  await scene.startRelay();
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-kept'));
  await expectCard(desk, 'call-kept', 'ringing');
  const notice = desk.main.locator('[data-gap]');
  await expect(notice).toHaveCount(0);

  // Somebody puts an older copy of the folder back by hand: the log ends before this desk's cursor.
  await scene.stopRelay();
  await expectConnection(desk, 'offline');
  rmSync(scene.data, { recursive: true });
  cpSync(older, scene.data, { recursive: true });
  await scene.startRelay();
  await expectConnection(desk, 'live');
  await expect(notice).toBeVisible();
  await expect(await historyRows(desk)).toHaveCount(1);
  await notice.locator('[data-action="gap-seen"]').click();
  await expect(notice).toHaveCount(0);
  await scene.push(inboundRing('call-next'));
  await expectCard(desk, 'call-next', 'ringing');
  await expect(notice).toHaveCount(0);
});
