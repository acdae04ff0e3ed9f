import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../lib/paths.ts';
import { installersFor, type Machine } from './installers.ts';
import { withPreset } from './msi-preset.mjs';

const clone: Machine = { platform: 'linux', official: false, canBuildDeb: true, hasWine: false, canFetch: false };
const every = ['linux', 'win', 'mac'] as const;
const built = (machine: Machine): readonly string[] => installersFor(every, machine).filter(({ leftOut }) => leftOut === null).map(({ target }) => target);

describe('what a machine builds', () => {
  it('is the folder and the Debian package where only the test runtime can be had, and each other is named with its reason', () => {
    expect(built(clone)).toEqual(['dir', 'deb']);
    expect(installersFor(every, clone)).toHaveLength(7);
    expect(installersFor(['win'], clone).map(({ title, leftOut }) => `${title}: ${leftOut}`)).toEqual([
      'the setup for Windows (NSIS): only this computer’s own kind is packed from the test runtime',
      'the package for group policies (MSI): only this computer’s own kind is packed from the test runtime',
    ]);
  });

  it('is more where the packers can be fetched, and where Windows or Wine is', () => {
    expect(built({ ...clone, official: true })).toEqual(['dir', 'deb']);
    expect(built({ ...clone, official: true, canFetch: true })).toEqual(['dir', 'deb', 'AppImage', 'nsis']);
    expect(built({ ...clone, official: true, canFetch: true, hasWine: true })).toEqual(['dir', 'deb', 'AppImage', 'nsis', 'msi']);
    expect(built({ ...clone, platform: 'win32', official: true, canFetch: true, canBuildDeb: false })).toEqual(['dir', 'AppImage', 'nsis', 'msi']);
    expect(built({ ...clone, platform: 'darwin', official: true, canFetch: true, canBuildDeb: false })).toEqual(['dir', 'AppImage', 'nsis', 'dmg', 'zip']);
  });
});

describe('what an admin presets at installation', () => {
  it('is in the MSI, by electron-builder’s own project', () => {
    const template = path.join(root, 'node_modules', 'app-builder-lib', 'templates', 'msi', 'template.xml');
    const project = withPreset(readFileSync(template, 'utf8'));
    expect(project).toMatch(/<Feature[^]*<ComponentRef Id="RelayPreset"\/>[^]*<\/Feature>/);
    expect(project).toMatch(/<Property Id="RELAY" Secure="yes"\/>[^]*<IniFile [^>]*Key="relay" Value="\[RELAY\]"\/>[^]*<\/Product>/);
    expect(() => withPreset('<Wix/>')).toThrow('has changed its form');
  });

  it('is in the setup program, in the places where the app looks', () => {
    const config = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
    const include = /^ {2}include: (\S+)$/m.exec(config)?.[1] ?? '';
    expect(existsSync(path.join(root, include))).toBe(true);
    expect(readFileSync(path.join(root, include), 'utf8')).toContain('WriteINIStr "$R4\\preset.ini" "preset" "relay" $R1');
  });
});
