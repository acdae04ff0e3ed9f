import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../lib/paths.ts';
import { npm } from './npm.ts';
import { softwareBill } from './sbom.ts';
import { licenceText, lockedPackages, shippedPackages } from './shipped-packages.ts';
import { skipByName } from './skipped.ts';
import { reaches } from './versions.ts';

const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const locked = [...lockedPackages()];
const shipped = shippedPackages();

/** Let a program be sold, changed and kept closed; each asks for its text and the names to travel along. */
const allowedLicences = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Python-2.0', '(MIT OR CC0-1.0)'];
/** Say their licence in an older way, which npm does not read; their own text does. */
const licencesByText: Readonly<Record<string, RegExp>> = { 'xmlhttprequest-ssl': /Permission is hereby granted, free of charge/ };

/** Would run something when they are installed; `.npmrc` keeps them from it. */
const installScripts: Readonly<Record<string, string>> = {
  'node_modules/electron-winstaller': 'part of electron-builder; unpacks 7-Zip for a Windows installer of a kind that is not made here',
};

describe('the packages', () => {
  test('come from the lock file: each with its hash, none from a repository or an address of its own', () => {
    expect(locked.length).toBeGreaterThan(100);
    const odd = locked.filter(([, { version, integrity, resolved, link }]) => link || resolved !== undefined || !/^\d+\.\d+\.\d+/.test(version ?? '') || !integrity?.startsWith('sha512-'));
    expect(odd).toEqual([]);
  });

  test('are asked for by exact versions', () => {
    const asked = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()), optionalDependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(text('package.json')));
    const loose = Object.values(asked).flatMap((group) => Object.entries(group)).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('run nothing when they are installed, and those that would are known', () => {
    expect(text('.npmrc').split('\n')).toEqual(expect.arrayContaining(['ignore-scripts=true', 'omit-lockfile-registry-resolved=true', 'save-exact=true']));
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => folder);
    expect(scripted.toSorted()).toEqual(Object.keys(installScripts).toSorted());
    expect(shipped.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
  });
});

describe('of what reaches a customer', () => {
  test('every package has a licence that lets it', () => {
    expect(shipped.length).toBeGreaterThan(80);
    const without = shipped.filter((each) => {
      const byText = licencesByText[each.name];
      return each.license === undefined ? !byText?.test(licenceText(each) ?? '') : !allowedLicences.includes(each.license);
    });
    expect(without.map(({ name, version, license }) => `${name}@${version}: ${license}`)).toEqual([]);
  });

  test.each([
    ['electron', ['42.9.2', '43.4.1']],
    ['socket.io-parser', ['4.2.6']],
    ['engine.io', ['6.6.9']],
  ])('no %s is older than its floor', (name, floors) => {
    const held = shipped.filter((each) => each.name === name);
    expect(held).not.toEqual([]);
    expect(held.filter(({ version }) => !reaches(version, floors))).toEqual([]);
  });

  test('SQLite is not older than its floor', () => {
    const db = new Database(':memory:');
    const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
    db.close();
    expect([version, reaches(version, ['3.51.3'])]).toEqual([version, true]);
  });

  test('the bill of materials names every package by address and hash, without the network', () => {
    const bill = softwareBill();
    const named = new Set(bill.components.map(({ purl }) => decodeURIComponent(purl)));
    expect(shipped.filter(({ name, version }) => !named.has(`pkg:npm/${name}@${version}`)).map(({ name }) => name)).toEqual([]);
    expect(bill.components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
    expect(bill.components.length).toBe(new Set(shipped.map(({ name, version }) => `${name}@${version}`)).size);
    expect(JSON.stringify(bill)).not.toContain('vitest');
  });

  test('no package has an advisory that is known', { timeout: 90_000 }, (context) => {
    const answer = npm(['audit', '--json', '--audit=true', '--fetch-retries=0', '--fetch-timeout=20000']);
    const audit = auditSchema.safeParse(parsed(answer.stdout));
    if (!audit.success) skipByName(context, `the registry tells no advisories (${/npm (?:warn|error) audit ([^-\n]*)/.exec(answer.stderr)?.[1]?.trim() ?? 'no answer'}); the floors above are checked.`);
    const names = new Set(shipped.map(({ name }) => name));
    const known = Object.values(audit.data?.vulnerabilities ?? {}).filter(({ name }) => names.has(name));
    expect(known.map(({ name, severity, range }) => `${name} ${range}: ${severity}`)).toEqual([]);
  });
});

const auditSchema = z.object({ vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: z.string(), range: z.string() })) });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

test.each([
  ['45.3.4', true],
  ['42.9.2', true],
  ['42.9.1', false],
  ['42.0.0', false],
  ['43.4.0', false],
  ['43.4.1', true],
  ['41.9.9', false],
])('Electron %s reaches the floors of its line or the highest: %s', (version, expected) => {
  expect(reaches(version, ['42.9.2', '43.4.1'])).toBe(expected);
});
