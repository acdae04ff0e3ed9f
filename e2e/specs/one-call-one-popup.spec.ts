import { expect, test } from '../fixtures/scene.ts';
import { dialout, inboundRing } from '../helpers/documents.ts';
import { cards, expectCard, expectConnection, expectPainted, historyRows, popupWindow } from '../helpers/marks.ts';

test('the document’s dial-out call gives one pop-up with three states and one history row', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const call = dialout('call-one');

  expect(await scene.push(call.ring)).toBe(200);
  await expectPainted(desk, 'call-one', 'ringing');
  await expect(cards(desk)).toContainText(['173 1913 2391']);
  expect(await scene.push(call.linkAsStatus)).toBe(200);
  await expectPainted(desk, 'call-one', 'answered');
  expect(await scene.push(call.linkWrapped)).toBe(200);
  expect(await scene.push(call.hangup)).toBe(200);
  expect(await scene.push(call.hangupAsStatus)).toBe(200);
  await expectPainted(desk, 'call-one', 'ended');

  await expect(cards(desk)).toHaveCount(1);
  const states = desk.painted.filter((frame) => frame.callId === 'call-one').map((frame) => frame.state);
  expect(states).toEqual(['ringing', 'answered', 'ended']);
  const rows = await historyRows(desk);
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAttribute('data-call-id', 'call-one');
  expect(desk.app.windows()).toHaveLength(2);
});

test('repeats, late and shuffled pushes change nothing', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const call = dialout('call-shuffled');
  await scene.push(call.ring);
  await expectCard(desk, 'call-shuffled', 'ringing');
  for (const body of [call.hangup, call.ring, call.linkWrapped, call.hangup, call.linkAsStatus, call.ring]) await scene.push(body);
  await expectCard(desk, 'call-shuffled', 'ended');
  const rows = await historyRows(desk);
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAttribute('data-state', 'ended');
});

test('the pop-up stands above everything and leaves the keyboard where it is', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const main = await desk.app.browserWindow(desk.main);
  await main.evaluate((window) => window.focus());
  await expect.poll(() => main.evaluate((window) => window.isFocused())).toBe(true);

  await scene.push(inboundRing('call-focus'));
  await expectPainted(desk, 'call-focus', 'ringing');
  await expect.poll(async () => (await popupWindow(desk)).visible).toBe(true);
  expect(await popupWindow(desk)).toEqual({ visible: true, focused: false, onTop: true });
  expect(await main.evaluate((window) => window.isFocused())).toBe(true);

  await desk.popup.keyboard.press('Escape');
  await expect(cards(desk)).toHaveCount(0);
  await expect.poll(async () => (await popupWindow(desk)).visible).toBe(false);
});

test('a main window that was put aside costs no call', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const main = await desk.app.browserWindow(desk.main);
  await main.evaluate((window) => window.close());
  await expect.poll(() => main.evaluate((window) => window.isMinimized())).toBe(true);
  await scene.push(inboundRing('call-aside'));
  await expectCard(desk, 'call-aside', 'ringing');
});

test('an agent sees its own calls and nobody else’s', async ({ scene }) => {
  const mine = await scene.desk();
  const other = await scene.desk({ agentNumber: '20002', profile: 'profile-of-20002' });
  await expectConnection(mine, 'live');
  await expectConnection(other, 'live');
  await scene.push(inboundRing('call-mine'));
  await scene.push(inboundRing('call-other', { agentNumber: '20002', agentName: '韩梅梅' }));
  await expectCard(mine, 'call-mine', 'ringing');
  await expectCard(other, 'call-other', 'ringing');
  await expect(cards(mine)).toHaveCount(1);
  await expect(cards(other)).toHaveCount(1);
});

test('the time from push to painted frame is kept with the call and told to the relay', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-timed'));
  await expectPainted(desk, 'call-timed', 'ringing');
  const told = desk.painted.find((frame) => frame.callId === 'call-timed')?.paintedAfterMs;
  const rows = await historyRows(desk);
  await expect(rows).toHaveAttribute('data-painted-ms', String(told));
  const reports = (): readonly string[] => scene.relayLog.filter((line) => line.includes('"milliseconds"'));
  await expect.poll(reports).toHaveLength(1);
  expect(reports()[0]).toContain(`"milliseconds":${told}`);
});

test('the pop-up tells number, direction, agent, lines, extras and the last three calls with the customer', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  for (const name of ['a', 'b', 'c', 'd']) {
    const earlier = dialout(`call-earlier-${name}`);
    await scene.push(earlier.ring);
    // A call that is over before it was shown gets no card, and how much of the others is told depends on how many there are.
    await expectPainted(desk, `call-earlier-${name}`, 'ringing');
    for (const body of [earlier.linkAsStatus, earlier.hangup]) await scene.push(body);
  }
  await scene.push({ ...dialout('call-told').ring, extras: '{"订单":"X9-20931"}', trunkNumber: '01080455499' });
  await expectCard(desk, 'call-told', 'ringing');
  const card = cards(desk, 'call-told');
  for (const text of ['173 1913 2391', '呼出', 'sc的坐席', '20001', '010 8140 0192', '010 8045 5499', 'X9-20931']) await expect(card).toContainText(text);
  await expect(card.getByRole('listitem').filter({ hasText: '0:05' })).toHaveCount(3);
});
