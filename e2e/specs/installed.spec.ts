import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/scene.ts';
import { DebRoot } from '../helpers/deb-root.ts';
import { inboundRing } from '../helpers/documents.ts';
import { packedApp } from '../helpers/packed-app.ts';
import { startPacked } from '../helpers/packed-desk.ts';

test('the Debian package brings the app with the relay preset, starts and shows a call, and leaves nothing behind', async ({ scene }) => {
  test.setTimeout(240_000);
  const { deb, program } = await packedApp();
  test.skip(deb === null, 'No Debian package to install: this computer has no dpkg-deb.');
  const place = new DebRoot();
  try {
    place.install(deb ?? '', { DANPING_RELAY: scene.relay.url });
    const preset = place.at('etc/danping/preset.json');
    expect(JSON.parse(readFileSync(preset, 'utf8'))).toEqual({ relay: scene.relay.url });
    const binary = readlinkSync(place.at('usr/bin', program));
    expect(readFileSync(place.at(path.dirname(binary), 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('electron-updater');
    expect(readFileSync(place.at('usr/share/applications', `${program}.desktop`), 'utf8')).toContain(`Exec=${binary} %U\n`);
    expect(readFileSync(place.at('usr/share/applications', `${program}.desktop`), 'utf8')).toContain('x-scheme-handler/danping;x-scheme-handler/tel;x-scheme-handler/callto;');
    expect(statSync(place.at(path.dirname(binary), 'chrome-sandbox')).mode & 0o777).toBe(0o755);

    const desk = await startPacked(place.at(binary), [`--preset=${preset}`, `--profile=${path.join(scene.folder, 'installed')}`, '--lang=en']);
    try {
      // Nothing but the code is left to be asked.
      await expect(desk.main.locator('[data-field="relay"]')).toHaveValue(scene.relay.url);
    } finally {
      await desk.stop();
    }
    const enrolled = await startPacked(place.at(binary), [`--preset=${preset}`, `--profile=${path.join(scene.folder, 'installed')}`, `--relay=${scene.relay.url}`, `--token=${scene.tokens.get('20001')}`]);
    try {
      await scene.push(inboundRing('call-installed'));
      await expect(enrolled.popup.locator('[data-call-id="call-installed"]')).toHaveAttribute('data-state', 'ringing');
    } finally {
      await enrolled.stop();
    }

    // What the admin changed is not what an upgrade writes.
    writeFileSync(preset, '{ "relay": "https://calls.example.com", "language": "vi" }\n');
    place.install(deb ?? '', { DANPING_RELAY: scene.relay.url });
    expect(JSON.parse(readFileSync(preset, 'utf8'))).toEqual({ relay: 'https://calls.example.com', language: 'vi' });
    place.remove(program);
    expect(place.files()).toEqual(['etc/danping/preset.json']);
    place.purge(program);
    expect(place.files()).toEqual([]);
  } finally {
    place.drop();
  }
});

test('beside the Debian package lies the bill of what is in it, Electron as it was packed included', async () => {
  test.setTimeout(240_000);
  const { deb, folder } = await packedApp();
  test.skip(deb === null, 'No Debian package to look into: this computer has no dpkg-deb.');
  const bill = JSON.parse(readFileSync(`${deb}.cdx.json`, 'utf8'));
  expect(bill.metadata.component.hashes).toEqual([{ alg: 'SHA-512', content: createHash('sha512').update(readFileSync(deb ?? '')).digest('hex') }]);
  const versions = new Map<string, string>(bill.components.map(({ name, version }: { name: string; version: string }) => [name, version]));
  expect(versions.get('electron')).toBe(readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, ''));
  expect([versions.has('electron-updater'), versions.has('better-sqlite3'), versions.has('fastify')]).toEqual([true, true, false]);
});

test('a relay’s address that is none, or would be more than an address, is preset by nobody', async () => {
  test.setTimeout(240_000);
  const { deb } = await packedApp();
  test.skip(deb === null, 'No Debian package to install: this computer has no dpkg-deb.');
  const place = new DebRoot();
  try {
    for (const relay of ['calls.example.com', 'https://a/", "code": "x', 'https://a/\n', 'https://a/$(id)', 'file:///etc/passwd']) {
      place.configure(deb ?? '', { DANPING_RELAY: relay });
      expect(place.files().filter((name) => name.startsWith('etc/')), relay).toEqual([]);
    }
    place.configure(deb ?? '', { DANPING_RELAY: 'https://calls.example.com:8443', DANPING_UPDATE_KEY: 'k'.repeat(43) });
    expect(JSON.parse(readFileSync(place.at('etc/danping/preset.json'), 'utf8'))).toEqual({ relay: 'https://calls.example.com:8443', updateKey: 'k'.repeat(43) });
  } finally {
    place.drop();
  }
});
