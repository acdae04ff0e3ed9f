import { readFileSync } from 'node:fs';
import path from 'node:path';
import { backUp, eraseCustomer, setDesk } from '../../scripts/lib/relay-process.ts';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { everyCall } from '../../src/shared/api/history-filter.ts';
import { expect, test, type Scene } from '../fixtures/scene.ts';
import { pushCalls, shift } from '../helpers/calls.ts';
import { inboundRing } from '../helpers/documents.ts';
import { enrol } from '../helpers/enrolment.ts';
import { ask } from '../helpers/host.ts';
import { expectCard, expectConnection } from '../helpers/marks.ts';
import { canary, filesWithTraces, tracesIn } from '../helpers/traces.ts';

const { number, name, note } = canary;
const crm = { id: 'crm', name: 'CRM', url: 'https://crm.example.com/?n={customerNumber}', on: 'ring' as const, directions: { inbound: true, outbound: true, internal: true }, numberPattern: null, allowHttp: false };

/** From now on all that the app writes is kept, and no browser can be opened. */
async function listen(desk: DesktopProcess): Promise<() => string> {
  let said = '';
  desk.app.process().stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await desk.app.evaluate(({ shell }) => {
    shell.openExternal = (url) => Promise.reject(new Error(`no program for ${url}`));
  });
  return () => `${said}\n${desk.log.join('\n')}`;
}

/** A shift with the canary in every place where a number, a name or a note may stand, and with what goes wrong in a shift. */
async function work(scene: Scene, desk: DesktopProcess): Promise<void> {
  await pushCalls(scene, [...shift(new Date()), { callId: 'past', number, at: new Date(Date.now() - 3_600_000), name, isRecorded: true, extras: { phone: `+86 ${number}`, who: name } }]);
  await pushCalls(scene, [{ callId: 'mentions', number: '13900001111', at: new Date(Date.now() - 1_800_000), extras: { back: '138-7665-5443' } }]);
  await scene.push(inboundRing('now', { customerNumber: number, extras: { customerName: name } }));
  await expectCard(desk, 'now', 'ringing');
  await ask(desk.main, 'wrapUp.save', { callId: 'now', note: `${note} 138 7665 5443`, disposition: null, callBackAt: Date.now() + 1_000 });
  await ask(desk.main, 'contacts.save', { id: null, name, company: null, note, numbers: [number] });
  await ask(desk.main, 'contacts.import', { csv: `姓名,电话\n${name},${number}\n没有号码,\n` });
  await ask(desk.main, 'history.search', { filter: { ...everyCall, text: number }, after: null, limit: 9 });
  const bridge = (method: string, input: unknown): Promise<unknown> => desk.main.evaluate(([asked, given]) => Reflect.get(globalThis, 'danping').call(asked, given), [method, input] as const);
  await bridge('dial.number', { number });
  await bridge('number.copy', { number });
  await bridge(name, { number });
  await bridge('contacts.save', { name: number, numbers: [name] });
  await scene.push({ customerNumber: number, nothing: name });
  await scene.stopRelay();
  await ask(desk.main, 'wrapUp.save', { callId: 'past', note, disposition: null, callBackAt: null });
  await scene.startRelay();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('now', { customerNumber: number, callEvent: 'hangup', eventUniqueId: 'now-hangup' }));
  await expectCard(desk, 'now', 'ended');
}

test('a shift leaves nothing of a customer and no secret in any log, and erasing leaves nothing in any byte', async ({ scene }) => {
  test.setTimeout(150_000);
  const desk = await scene.desk({ token: null });
  const said = await listen(desk);
  const link = await scene.enrolmentLink('20001');
  await enrol(desk, { link }, 'file');
  await expectConnection(desk, 'live');
  await setDesk(scene.data, ['share-history=on', 'share-notes=on']);
  await ask(desk.main, 'settings.change', { crm: { templates: [crm] } });
  await work(scene, desk);

  const profile = path.join(scene.folder, 'profile');
  const token = /"clear":\s*"([^"]+)"/.exec(readFileSync(path.join(profile, 'enrolment.json'), 'utf8'))?.[1] ?? '';
  const secrets = [token, new URL(link).searchParams.get('code') ?? '', scene.hookSecret, scene.tokens.get('20001') ?? ''];
  for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(43);
  await test.step('nothing is in the logs', () => {
    expect(said()).toContain('windows are ready');
    expect(scene.relayLog.length).toBeGreaterThan(0);
    expect(tracesIn(said(), secrets)).toEqual([]);
    expect(tracesIn(scene.relayLog.join('\n'), secrets)).toEqual([]);
  });

  await test.step('the relay and its backups of later hold nothing; that earlier ones do is said', async () => {
    const [earlier, later] = ['earlier.backup', 'later.backup'].map((file) => path.join(scene.folder, file));
    await backUp(scene.data, earlier ?? '');
    expect(await eraseCustomer(scene.data, `+86${number}`)).toBeGreaterThan(5);
    await backUp(scene.data, later ?? '');
    expect(filesWithTraces(scene.data)).toEqual([]);
    expect(tracesIn(readFileSync(later ?? '', 'latin1'))).toEqual([]);
    expect(tracesIn(readFileSync(earlier ?? '', 'latin1'))).toContain(number);
  });

  await test.step('the desk holds nothing, while it runs and afterwards', async () => {
    expect(await ask(desk.main, 'history.search', { filter: { ...everyCall, text: number }, after: null, limit: 9 })).toMatchObject({ rows: [{ callId: 'now' }, { callId: 'past' }] });
    expect(await ask(desk.main, 'customer.erase', { customerNumber: `0086${number}` })).toMatchObject({ calls: 2, contacts: 1 });
    expect(await ask(desk.main, 'history.search', { filter: { ...everyCall, text: number }, after: null, limit: 9 })).toMatchObject({ rows: [] });
    await expect.poll(() => filesWithTraces(profile)).toEqual([]);
    await desk.stop();
    expect(filesWithTraces(profile)).toEqual([]);
    expect(tracesIn(said(), secrets)).toEqual([]);
  });
});
