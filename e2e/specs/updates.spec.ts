import { existsSync, globSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeLatestLinux } from '../../scripts/dist/desktop/latest-linux.ts';
import { root } from '../../scripts/lib/paths.ts';
import { expect, test } from '../fixtures/admin.ts';
import type { Scene } from '../fixtures/scene.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { callPushes } from '../helpers/calls.ts';
import { audited, goTo } from '../helpers/console.ts';
import { DebRoot } from '../helpers/deb-root.ts';
import { inboundRing } from '../helpers/documents.ts';
import { packedApp } from '../helpers/packed-app.ts';
import { startPacked, type PackedDesk } from '../helpers/packed-desk.ts';
import { standBetween } from '../helpers/relay-between.ts';
import { smallRelease } from '../helpers/small-release.ts';

const running: string = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
/** Below and above what runs. */
const [older, newer] = ['0.0.1', '99.0.0'];

let place: DebRoot;
let binary = '';
let program = '';

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const packed = await packedApp();
  test.skip(packed.deb === null, 'No Debian package to install: this computer has no dpkg-deb.');
  place = new DebRoot();
  place.install(packed.deb ?? '');
  program = packed.program;
  binary = place.at(readlinkSync(place.at('usr/bin', program)));
});
test.afterAll(() => place?.drop());

interface SeatParts {
  readonly relay?: string;
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Seat {
  readonly desk: PackedDesk;
  look(): Promise<void>;
  readonly notice: Locator;
  /** What lies here, waiting. */
  fetched(): readonly string[];
}

/** An installed app of an agent, with a place of its own for what it fetches. */
async function seat(scene: Scene, agentNumber: string, { relay = scene.relay.url, program: started = binary, env = {} }: SeatParts = {}): Promise<Seat> {
  const own = path.join(scene.folder, `${agentNumber}-${new URL(relay).port}`);
  const switches = [`--relay=${relay}`, `--token=${scene.tokens.get(agentNumber)}`, `--profile=${own}`, '--lang=en'];
  const desk = await startPacked(started, switches, { ...env, XDG_CACHE_HOME: path.join(own, 'cache') });
  await desk.main.locator('[data-nav="settings"]').click();
  await desk.main.locator('[data-section="desk"]').click();
  const button = desk.main.locator('[data-action="look-for-updates"]');
  return {
    desk,
    notice: desk.main.locator('[data-update="ready"]'),
    look: async () => {
      await button.click();
      await expect(button).toBeEnabled();
    },
    fetched: () => globSync('cache/*/pending/*.deb', { cwd: own }).map((name) => path.join(own, name)),
  };
}

async function add(admin: Page, files: readonly string[], version: string): Promise<void> {
  await admin.locator('[data-action="add-release"]').click();
  await admin.locator('[data-field="release-files"]').setInputFiles([...files]);
  await expect(admin.locator(`[data-release="${version}"]`)).toBeVisible();
}

async function offer(admin: Page, version: string, to: 'pilots' | 'everybody'): Promise<void> {
  await admin.locator(`[data-release="${version}"] [data-action="to-${to}"]`).click();
  await admin.locator('[data-action="offer-yes"]').click();
  await expect(admin.locator(`[data-release="${version}"]`)).toHaveAttribute('data-offered', to);
}

async function rollBack(admin: Page, to: string): Promise<void> {
  await admin.locator('[data-action="roll-back"]').click();
  await admin.locator('[data-action="roll-back-yes"]').click();
  await expect(admin.locator(`[data-release="${to}"]`)).toHaveAttribute('data-offered', 'everybody');
}

test('a release that the admin uploads comes to the pilot, then to everybody, and goes back by one click', async ({ scene, admin }) => {
  test.setTimeout(180_000);
  const made = new Map([older, running, newer].map((version) => [version, smallRelease(scene.folder, program, version)]));
  const [pilot, other] = await Promise.all([seat(scene, '20001'), seat(scene, '20002')]);
  try {
    await goTo(admin, 'care', 'releases');
    for (const [version, files] of made) await add(admin, files, version);
    await offer(admin, older, 'everybody');
    await pilot.look();
    await expect(pilot.notice).toHaveCount(0);
    await offer(admin, running, 'everybody');
    await admin.locator('[data-field="pilot-agents"]').fill('20001');
    await admin.locator('[data-action="set-pilots"]').click();
    await offer(admin, newer, 'pilots');

    // Not during a call.
    await scene.push(inboundRing('call-before-update'));
    await expect(pilot.desk.popup.locator('[data-call-id="call-before-update"]')).toBeVisible();
    await pilot.look();
    await expect(pilot.desk.main.locator('[data-action="look-for-updates"]')).toHaveAttribute('data-failure', 'update-called-off');
    expect(pilot.fetched()).toEqual([]);
    for (const push of callPushes({ callId: 'call-before-update', number: '13812345678', at: new Date(), talk: null })) await scene.push(push);
    await expect(pilot.desk.popup.locator('[data-call-id="call-before-update"]')).toHaveAttribute('data-state', 'ended');

    await Promise.all([pilot.look(), other.look()]);
    await expect(pilot.notice).toHaveAttribute('data-version', newer);
    await expect(other.notice).toHaveCount(0);
    expect([await heldAgainst(admin), await heldAgainst(pilot.desk.main, true)]).toEqual([[], []]);
    expect(pilot.fetched().map((file) => readFileSync(file).equals(readFileSync(made.get(newer)?.[0] ?? '')))).toEqual([true]);
    expect(other.fetched()).toEqual([]);

    await offer(admin, newer, 'everybody');
    await other.look();
    await expect(other.notice).toHaveAttribute('data-version', newer);

    // What was not installed yet is not installed any more.
    await rollBack(admin, running);
    await Promise.all([pilot.look(), other.look()]);
    await expect(pilot.notice).toHaveCount(0);
    await expect(other.notice).toHaveCount(0);

    // And whoever has what was called back returns to what was before.
    await rollBack(admin, older);
    await Promise.all([pilot.look(), other.look()]);
    await expect(pilot.notice).toHaveAttribute('data-version', older);
    await expect(other.notice).toHaveAttribute('data-version', older);
    expect((await audited(admin)).map(({ what }) => what)).toEqual(expect.arrayContaining(['release-added', 'release-offered', 'release-pilots', 'release-rolled-back']));
  } finally {
    await Promise.all([pilot.desk.stop(), other.desk.stop()]);
  }
});

test('what is ready is installed when the app ends, and not when it was taken back before', async ({ scene, admin }) => {
  test.setTimeout(180_000);
  const { folder } = await packedApp();
  // An AppImage replaces itself; this one says that it was started once to finish its installation, as AppImages are.
  const mark = path.join(scene.folder, 'finished');
  const image = path.join(scene.folder, 'Danping.AppImage');
  const made = path.join(scene.folder, newer);
  mkdirSync(made);
  writeFileSync(path.join(made, `${program}_${newer}_x86_64.AppImage`), `#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > '${mark}'\n`);
  const list = writeLatestLinux(made, newer, [`${program}_${newer}_x86_64.AppImage`], new Date()) ?? '';
  const old = smallRelease(scene.folder, program, older);
  await goTo(admin, 'care', 'releases');
  await add(admin, [path.join(made, `${program}_${newer}_x86_64.AppImage`), list], newer);
  await add(admin, old, older);
  await offer(admin, older, 'everybody');
  await offer(admin, newer, 'everybody');
  const sitDown = () => seat(scene, '20001', { program: path.join(folder, program), env: { APPIMAGE: image } });

  writeFileSync(image, 'the one that runs');
  const first = await sitDown();
  await first.look();
  await expect(first.notice).toHaveAttribute('data-version', newer);
  await rollBack(admin, older);
  await first.look();
  await expect(first.notice).toHaveCount(0);
  await first.desk.stop();
  expect([readFileSync(image, 'utf8'), existsSync(mark)]).toEqual(['the one that runs', false]);

  await offer(admin, newer, 'everybody');
  const second = await sitDown();
  await second.look();
  await expect(second.notice).toHaveAttribute('data-version', newer);
  await second.desk.stop();
  expect(readFileSync(image, 'utf8')).toContain('APPIMAGE_EXIT_AFTER_INSTALL');
  expect(readFileSync(mark, 'utf8')).toBe('true\n');
});

test('whoever stands between desk and relay makes no update, changes none and repeats none', async ({ scene, admin }) => {
  test.setTimeout(180_000);
  const [deb, list] = smallRelease(scene.folder, program, newer);
  await goTo(admin, 'care', 'releases');
  await add(admin, [deb, list], newer);
  await offer(admin, newer, 'everybody');
  const between = await standBetween(scene.relay.url);
  const { desk, look, notice, fetched } = await seat(scene, '20001', { relay: between.url });
  const failure = desk.main.locator('[data-action="look-for-updates"]');
  const flip = (body: Buffer, at: number): Buffer => Buffer.from(body.map((byte, index) => (index === at ? byte ^ 1 : byte)));
  const inText = (from: RegExp, to: string) => (body: Buffer) => Buffer.from(body.toString().replaceAll(from, to));
  const tampered = [
    ['an order of its own', 'update-not-signed', /\/order/, (body: Buffer) => flip(body, body.indexOf(newer))],
    ['another file', 'update-broken', /\.deb$/, (body: Buffer) => flip(body, body.length - 1)],
    ['another list', 'update-differs', /\.yml/, inText(/sha512: ./g, 'sha512: x')],
    ['a list that leads elsewhere', 'update-differs', /\.yml/, inText(/url: /g, `url: ${scene.relay.url}/`)],
  ] as const;
  try {
    for (const [what, code, asked, changed] of tampered) {
      between.tamper = (at, body) => (asked.test(at) ? changed(body) : null);
      await look();
      await expect(failure, what).toHaveAttribute('data-failure', code);
      await expect(notice, what).toHaveCount(0);
      expect(fetched(), what).toEqual([]);
    }
    let first: Buffer | null = null;
    between.tamper = (at, body) => (at.includes('/order') ? (first ??= body) : null);
    await look();
    await expect(notice).toHaveAttribute('data-version', newer);
    await look();
    await expect(failure, 'what was said before').toHaveAttribute('data-failure', 'update-not-signed');
  } finally {
    await desk.stop();
    between.close();
  }
});
