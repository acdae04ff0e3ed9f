import { tel4vnInboundCall } from '../../relay/simulator/tel4vn/inbound-call.ts';
import { addAgent, addSource, setDesk } from '../../scripts/lib/relay-process.ts';
import { expect, test } from '../fixtures/scene.ts';
import { callPushes, pushCalls, pushLogin } from '../helpers/calls.ts';
import { dialout, documentExample, inboundRing } from '../helpers/documents.ts';
import { ask, boundsOf } from '../helpers/host.ts';
import { cards, expectCard, expectConnection, expectPainted, historyRows } from '../helpers/marks.ts';

const minuteMs = 60_000;
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * minuteMs);

test('a contact is found however the clouds write the number', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk.main, 'contacts.save', { id: null, name: '张经理', company: '望京物业', note: null, numbers: ['+86 138-1234 5678'] });
  const written = ['13812345678', '013812345678', '+8613812345678', '008613812345678', '86 138 1234 5678'];
  for (const [index, customerNumber] of written.entries()) {
    const callId = `call-written-${index}`;
    await scene.push(inboundRing(callId, { customerNumber }));
    await expectCard(desk, callId, 'ringing');
    await expect(cards(desk, callId).getByRole('heading', { level: 3 }), customerNumber).toHaveText('张经理');
    await ask(desk.popup, 'popup.dismiss', { callId });
  }
});

test('who calls again is known: by name, how often today, who took the last call, and what was noted, at this desk or a colleague’s', async ({ scene }) => {
  await setDesk(scene.data, ['share-history=on']);
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const number = '13812345678';
  await pushCalls(scene, [{ callId: 'call-again-1', number, at: minutesAgo(3 * 24 * 60), talk: 250, name: '王女士' }]);
  for (const body of callPushes({ callId: 'call-again-2', number, at: minutesAgo(2 * 24 * 60), talk: 80 })) await scene.push({ ...body, agentNumber: '20002', agentName: '韩梅梅' });
  await expect(await historyRows(desk)).toHaveCount(1);
  await ask(desk.main, 'wrapUp.save', { callId: 'call-again-1', note: '退货未到账', disposition: null, callBackAt: null });
  await scene.push(inboundRing('call-again-3', { customerNumber: number }));
  await expectCard(desk, 'call-again-3', 'ringing');
  await scene.push(inboundRing('call-again-3', { customerNumber: number, callEvent: 'hangup', eventUniqueId: 'again-3-hangup' }));
  await scene.push(inboundRing('call-again-4', { customerNumber: number }));
  await expectCard(desk, 'call-again-4', 'ringing');
  const card = cards(desk, 'call-again-4');
  await expect(card.getByRole('heading', { level: 3 })).toHaveText('王女士');
  await expect(card.locator('[data-calls-today]')).toHaveAttribute('data-calls-today', '2');
  for (const told of ['李雷', '退货未到账', '韩梅梅']) await expect(card).toContainText(told);

  await desk.main.locator('[data-nav="today"]').click();
  await expect(desk.main.locator('[data-screen="today"] article[data-call-id="call-again-4"] h2')).toContainText('王女士');
});

test('where a call comes from stands on the card while it rings: the queue where the push names one, else the trunk', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-queued', { queueName: '售后队列' }));
  await scene.push(inboundRing('call-by-trunk', { trunkNumber: '01080455499' }));
  await expectCard(desk, 'call-by-trunk', 'ringing');
  await expect(cards(desk, 'call-queued').locator('header')).toContainText('售后队列');
  await expect(cards(desk, 'call-by-trunk').locator('header')).toContainText('010 8045 5499');
});

test('a card that is being read does not vanish, one that nobody looks at goes', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk.main, 'settings.change', { popup: { endedStaysSeconds: 5 } });
  const [read, unread] = [dialout('call-read'), dialout('call-unread')];
  for (const { ring } of [unread, read]) await scene.push(ring);
  await expectPainted(desk, 'call-read', 'ringing');
  await cards(desk, 'call-read').locator('[data-action="note"]').focus();
  await desk.popup.keyboard.press('n');
  for (const { hangup } of [read, unread]) await scene.push(hangup);
  await expectCard(desk, 'call-read', 'ended');
  await expect(cards(desk, 'call-unread')).toHaveCount(0);
  await expectCard(desk, 'call-read', 'ended');
});

test('a call that was put away does not pop up again when it is answered, ends, or its record comes', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const call = dialout('call-put-away');
  await scene.push(call.ring);
  await expectPainted(desk, 'call-put-away', 'ringing');
  await desk.popup.keyboard.press('Escape');
  await expect(cards(desk)).toHaveCount(0);
  for (const body of [call.linkAsStatus, call.hangup, call.hangupAsStatus]) await scene.push(body);
  await scene.push({ ...documentExample('cdr'), callUniqueId: 'call-put-away', eventUniqueId: 'put-away-cdr', agentNumber: '20001' });
  await scene.push(inboundRing('call-next'));
  await expectPainted(desk, 'call-next', 'ringing');
  await expect(cards(desk)).toHaveCount(1);
  expect(desk.painted.filter(({ callId }) => callId === 'call-put-away')).toHaveLength(1);
});

test('a pop-up on a monitor that is unplugged comes to the one that is left, and goes back with it', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  // Two monitors are made of the one display that there is: what the app asks Electron is answered so.
  await desk.app.evaluate(({ screen }) => {
    const whole = screen.getPrimaryDisplay();
    const half = (id: number, x: number): Electron.Display => {
      const bounds = { x, y: 0, width: Math.floor(whole.bounds.width / 2), height: whole.bounds.height };
      return { ...whole, id, bounds, workArea: bounds };
    };
    const left = half(1, 0);
    const plugged = [left, half(2, left.bounds.width)];
    screen.getPrimaryDisplay = () => left;
    screen.getAllDisplays = () => [...plugged];
    Reflect.set(globalThis, 'plug', (isIn: boolean) => {
      const [other = left] = isIn ? [half(2, left.bounds.width)] : plugged.splice(1, 1);
      if (isIn) plugged.push(other);
      screen.emit(isIn ? 'display-added' : 'display-removed', {}, other);
    });
  });
  const middle = await desk.app.evaluate(({ screen }) => screen.getPrimaryDisplay().bounds.width);
  const plug = (isIn: boolean): Promise<unknown> => desk.app.evaluate((_electron, given) => Reflect.get(globalThis, 'plug')(given), isIn);
  await ask(desk.main, 'settings.change', { popup: { display: 2 } });
  await scene.push(inboundRing('call-two-monitors'));
  await expectPainted(desk, 'call-two-monitors', 'ringing');
  await expect.poll(async () => (await boundsOf(desk, desk.popup)).x >= middle).toBe(true);
  await plug(false);
  await expect.poll(async () => {
    const { x, width } = await boundsOf(desk, desk.popup);
    return x >= 0 && x + width <= middle;
  }).toBe(true);
  await plug(true);
  await expect.poll(async () => (await boundsOf(desk, desk.popup)).x >= middle).toBe(true);
});

test('the calls of several clouds stand in one timeline', async ({ scene }) => {
  const hookPath = await addSource(scene.data, 'tel4vn', 'hanoi');
  const token = await addAgent(scene.data, '20001', '李雷', ['hanoi:101']);
  const desk = await scene.desk({ token });
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-of-moor'));
  const call = { callId: 'call-of-hanoi', extension: '101', customerNumber: '0899888999', hotline: '19001919', at: Date.now(), ringSeconds: 4, talkSeconds: 45 };
  for (const { body } of tel4vnInboundCall(call)) {
    const response = await fetch(`${scene.relay.url}${hookPath}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect(response.status).toBe(200);
  }
  const rows = await historyRows(desk);
  await expect.poll(() => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-call-id')).toSorted())).toEqual(['call-of-hanoi', 'call-of-moor']);
});

test('the agent sees their own status and how long it has lasted', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await pushLogin(scene, minutesAgo(7));
  const status = desk.main.locator('section[data-status]');
  await expect(status).toHaveAttribute('data-status', 'idle');
  await expect(status).toContainText(/空闲\s*0?7:\d\d/);
});
