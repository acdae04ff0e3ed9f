import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { revokeAgent } from '../../scripts/lib/relay-process.ts';
import { keyStoreInstalled, startKeyStore } from '../fixtures/key-store.ts';
import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { enrol, openSettings } from '../helpers/enrolment.ts';
import { expectConnection, historyRows } from '../helpers/marks.ts';

test('the first start asks for address and code, and a kill later the desk is still taken', async ({ scene }) => {
  const code = new URL(await scene.enrolmentLink('20001')).searchParams.get('code') ?? '';
  const desk = await scene.desk({ token: null });
  await enrol(desk, { relay: scene.relay.url, code: 'wrong' }, 'file');
  await expect(desk.main.locator('[data-failure="code-invalid"]')).toContainText('接入码');
  await enrol(desk, { relay: 'http://127.0.0.1:9', code }, null);
  await expect(desk.main.locator('[data-failure="address-unreachable"]')).toContainText('没有回应');
  await enrol(desk, { relay: scene.relay.url, code }, null);
  await expectConnection(desk, 'live');
  await desk.kill();
  const again = await scene.desk({ token: null });
  await expectConnection(again, 'live');
  await expect(again.main.locator('body')).toContainText('李雷');
});

test('a preset enrols silently, whoever is named by it', async ({ scene }) => {
  const link = new URL(await scene.enrolmentLink('20002'));
  const preset = path.join(scene.folder, 'preset.json');
  writeFileSync(preset, JSON.stringify({ relay: scene.relay.url, code: link.searchParams.get('code'), updateKey: link.searchParams.get('key'), withoutKeyStore: 'file', language: 'vi', theme: 'dark' }));
  const desk = await scene.desk({ token: null, switches: [`--preset=${preset}`] });
  await expectConnection(desk, 'live');
  await expect(desk.main.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(desk.main.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(desk.main.locator('body')).toContainText('韩梅梅');
  // From now on this desk takes updates from this relay's key alone.
  const keys: unknown = JSON.parse(readFileSync(path.join(scene.folder, 'profile', 'update-keys.json'), 'utf8'));
  expect(keys).toEqual({ [scene.relay.url]: link.searchParams.get('key') });
});

test('nobody is enrolled where another relay answers than the one that made the link', async ({ scene }) => {
  const link = new URL(await scene.enrolmentLink('20001'));
  link.searchParams.set('key', 'k'.repeat(43));
  const desk = await scene.desk({ token: null });
  await enrol(desk, { link: link.href }, 'file');
  await expect(desk.main.locator('[data-failure="relay-key-differs"]')).toContainText('冒充');
  await expect(desk.main.locator('[data-screen="enrolment"]')).toBeVisible();
});

test('who signs out leaves nothing in sight, and the next person sees only their own', async ({ scene }) => {
  const desk = await scene.desk({ token: null });
  await enrol(desk, { link: await scene.enrolmentLink('20001') }, 'file');
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-of-one', { agentNumber: '20001' }));
  await expect(desk.popup.locator('[data-call-id="call-of-one"]')).toBeVisible();
  await openSettings(desk, 'desk');
  await desk.main.locator('[data-action="sign-out"]').click();
  await desk.main.locator('[data-action="sign-out-yes"]').click();
  await expect(desk.main.locator('[data-screen="enrolment"]')).toBeVisible();
  await expect(desk.popup.locator('[data-call-id]')).toHaveCount(0);
  await enrol(desk, { link: await scene.enrolmentLink('20002') }, 'file');
  await expectConnection(desk, 'live');
  expect(await (await historyRows(desk)).count()).toBe(0);
  await openSettings(desk, 'desk');
  await desk.main.locator('[data-action="new-code"]').click();
  await enrol(desk, { link: await scene.enrolmentLink('20001') }, 'file');
  await expectConnection(desk, 'live');
  await historyRows(desk);
  await expect(desk.main.locator('[data-call-id="call-of-one"]')).toHaveCount(1);
});

test('whose token is withdrawn enters a new code on the spot', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await revokeAgent(scene.data, '20001');
  await expect(desk.main.locator('[data-failure="revoked"]')).toBeVisible();
  await desk.main.locator('[data-action="new-code"]').click();
  await expect(desk.main.locator('[data-field="relay"]')).toHaveValue(scene.relay.url);
  await enrol(desk, { link: await scene.enrolmentLink('20001') }, 'memory');
  await expectConnection(desk, 'live');
  await expect(desk.main.locator('[data-failure]')).toHaveCount(0);
});

test('the token lies sealed in the key store, and a kill later it still opens', async ({ scene }) => {
  test.skip(!keyStoreInstalled, 'No key store to try: install gnome-keyring and dbus.');
  const keyStore = await startKeyStore(scene.folder);
  try {
    const start = { token: null, env: keyStore.env, switches: ['--lang=en', '--password-store=gnome-libsecret'] };
    const desk = await scene.desk(start);
    await enrol(desk, { link: await scene.enrolmentLink('20001') }, null);
    await expectConnection(desk, 'live');
    const kept: unknown = JSON.parse(readFileSync(path.join(scene.folder, 'profile', 'enrolment.json'), 'utf8'));
    expect(kept).toMatchObject({ token: { sealed: expect.any(String) }, agentNumber: '20001' });
    await desk.kill();
    const again = await scene.desk(start);
    await expectConnection(again, 'live');
    await openSettings(again, 'desk');
    await expect(again.main.locator('[data-screen="settings"]')).toContainText('in the key store of this computer');
    await again.kill();
  } finally {
    await keyStore.close();
  }
});
