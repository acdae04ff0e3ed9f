import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { SettingsFile } from './settings-file.ts';

function temporaryProfile(): string {
  const profile = mkdtempSync(path.join(tmpdir(), 'danping-settings-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  return profile;
}

it('sets a file aside that is no JSON, so that nobody’s choices are lost without a trace', () => {
  const profile = temporaryProfile();
  writeFileSync(path.join(profile, 'settings.json'), '{"theme": "dark"');
  const { chosen, damagedAside } = new SettingsFile(profile).read();
  expect(chosen).toEqual({});
  expect(readFileSync(damagedAside ?? '', 'utf8')).toBe('{"theme": "dark"');
});

it('writes in the order asked for, leaves no draft behind and lets nobody else read', async () => {
  const profile = temporaryProfile();
  const file = new SettingsFile(profile);
  await Promise.all([file.write({ theme: 'dark' }), file.write({ theme: 'light' }), file.write({ theme: 'contrast' })]);
  expect(file.read().chosen).toEqual({ theme: 'contrast' });
  expect(readdirSync(profile)).toEqual(['settings.json']);
  if (process.platform !== 'win32') expect(statSync(path.join(profile, 'settings.json')).mode & 0o777).toBe(0o600);
});
