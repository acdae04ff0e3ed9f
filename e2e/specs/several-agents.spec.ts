import { expect, test } from '../fixtures/scene.ts';
import { documentExample, inboundRing } from '../helpers/documents.ts';
import { cards, expectCard, expectConnection, expectPainted, historyRows } from '../helpers/marks.ts';

test('a call that a colleague took is told with the colleague’s name and not as missed', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const atTheOther = { agentNumber: '20002', agentName: '韩梅梅' };
  await scene.push(inboundRing('call-for-all'));
  await scene.push(inboundRing('call-for-all', { ...atTheOther, eventUniqueId: 'ring-at-20002' }));
  await expectPainted(desk, 'call-for-all', 'ringing');
  await scene.push(inboundRing('call-for-all', { ...atTheOther, eventUniqueId: 'link-at-20002', callEvent: 'link' }));
  await expectCard(desk, 'call-for-all', 'ended');
  await expect(cards(desk)).toContainText(['韩梅梅已接听']);
  const rows = await historyRows(desk);
  await expect(rows).toHaveAttribute('data-outcome', 'answered');
  await expect(rows).toContainText(['韩梅梅已接听']);
});

test('a call that the cloud tells under two names has one pop-up', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const hangup = documentExample('incoming-hangup-with-comma');
  const agent = { agentNumber: '20001', agentName: '李雷' };
  const { callUniqueId, superUniqueId } = hangup;
  await scene.push({ ...hangup, ...agent, callEvent: 'ring', eventUniqueId: 'two-names-ring' });
  await expectPainted(desk, String(callUniqueId), 'ringing');
  const { content: _content, ...wrapper } = documentExample('link-wrapped');
  await scene.push({ ...wrapper, uniqueId: 'two-names-link', content: { ...agent, superUniqueId, callEvent: 'link', callType: 'incoming', statusTime: '1607944355' } });
  await expectCard(desk, String(callUniqueId), 'answered');
  await scene.push({ ...hangup, ...agent, eventUniqueId: 'two-names-hangup' });
  await expectCard(desk, String(callUniqueId), 'ended');
  await expect(cards(desk)).toHaveCount(1);
  await expect(await historyRows(desk)).toHaveCount(1);
});

test('the pop-up’s window knows the connection even while it shows nothing', async ({ scene }) => {
  const desk = await scene.desk();
  const popup = desk.popup.locator('[data-connection]').first();
  await expect(popup).toHaveAttribute('data-connection', 'live');
  await scene.stopRelay();
  await expect(popup).toHaveAttribute('data-connection', 'offline');
});

test('catching up with a call that is over pops up nothing, however the batches are cut', async ({ scene }) => {
  const login = documentExample('login');
  const pushes = Array.from({ length: 499 }, (_, index) => ({ ...login, agentNumber: '20001', eventUniqueId: `login-${index}` }));
  for (const body of pushes) await scene.push(body);
  await scene.push(inboundRing('call-over'));
  await scene.push(inboundRing('call-over', { eventUniqueId: 'over-hangup', callEvent: 'hangup', pushType: 'incomingHangup' }));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await expect(await historyRows(desk)).toHaveCount(1);
  await expect(cards(desk)).toHaveCount(0);
});
