import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenEnrolment } from './given-enrolment.ts';
import { presetFiles, readPreset } from './preset.ts';

function presetOf(text: string, name = 'preset.json'): ReturnType<typeof readPreset> {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-preset-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, name), text);
  return readPreset(path.join(folder, name), true);
}

describe('a preset file', () => {
  it('says the relay, the code and the look', () => {
    const preset = { relay: 'https://calls.example.com', code: 'c', withoutKeyStore: 'file', language: 'vi', theme: 'dark' };
    expect(presetOf(JSON.stringify(preset))).toEqual({ ok: true, value: preset });
  });

  it.each(['{', '[]', '{"relay":"ftp://x"}', '{"langauge":"vi"}', '{"theme":"sepia"}'])('that is %s is refused, naming what is wrong', (text) => {
    const preset = presetOf(text);
    expect(preset.ok ? null : preset.failure.code).toBe('preset-unreadable');
  });

  it('need not be there, unless it was named', () => {
    expect(readPreset('/no/such/preset.json', false)).toEqual({ ok: true, value: {} });
    expect(readPreset('/no/such/preset.json', true).ok).toBe(false);
  });

  it('lies where only the admin of a computer writes', () => {
    expect(presetFiles('win32', { ProgramData: 'D:\\ProgramData' })).toEqual(['D:\\ProgramData\\Danping\\preset.json', 'D:\\ProgramData\\Danping\\preset.ini']);
    expect(presetFiles('darwin', {})).toEqual(['/Library/Application Support/Danping/preset.json']);
    expect(presetFiles('linux', {})).toEqual(['/etc/danping/preset.json']);
  });

  it('may lie with one who installed the app for themselves on Windows, behind the computer’s own', () => {
    expect(presetFiles('win32', { LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local' }).at(-1)).toBe('C:\\Users\\li\\AppData\\Local\\Danping\\preset.ini');
  });

  it('is read as the setup programs of Windows write it', () => {
    expect(presetOf('\uFEFF[preset]\r\nrelay=https://calls.example.com:8443/\r\n', 'preset.ini')).toEqual({ ok: true, value: { relay: 'https://calls.example.com:8443' } });
    expect(presetOf('[preset]\r\nrelay=nonsense\r\n', 'preset.ini').ok).toBe(false);
  });
});

describe('what is said before anybody is asked', () => {
  it('is the link’s, then the switch’s, then the preset’s', () => {
    const preset = { relay: 'http://preset', code: 'p' };
    const enrol = { relay: 'http://link', code: 'l', key: null };
    expect(givenEnrolment({ enrol, relay: 'http://switch', code: 's' }, preset)).toMatchObject({ value: { relay: 'http://link', code: 'l', codeOfPreset: false } });
    expect(givenEnrolment({ relay: 'http://switch' }, preset)).toMatchObject({ value: { relay: 'http://switch', code: 'p', codeOfPreset: true } });
    expect(givenEnrolment({}, {})).toMatchObject({ value: { relay: null, code: null, token: null } });
  });

  it('is wrong with a token for no relay', () => {
    expect(givenEnrolment({ token: 't' }, {})).toMatchObject({ ok: false, failure: { code: 'wrong-switch' } });
    expect(givenEnrolment({ token: 't' }, { relay: 'http://preset' })).toMatchObject({ value: { relay: 'http://preset', token: 't' } });
  });
});
