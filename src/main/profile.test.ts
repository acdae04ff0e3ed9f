import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistory } from './history/testing/whole-history.ts';
import { historyFile, prepareProfile } from './profile.ts';

let folder = '';
let umask = 0;
beforeEach(() => {
  umask = process.umask(0o022);
  folder = mkdtempSync(path.join(tmpdir(), 'danping-profile-'));
});
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

const modeOf = (place: string): number => statSync(place).mode & 0o777;

describe.skipIf(process.platform === 'win32')('what is kept of customers', () => {
  it('may be read by this user of the computer alone: profile, folders, files and the logs beside them', () => {
    const profile = path.join(folder, 'profile');
    expect(prepareProfile(profile)).toMatchObject({ ok: true });
    process.umask(0o022);
    const file = historyFile(profile, { relay: 'http://127.0.0.1', role: 'agent', key: '20001' });
    const history = createHistory();
    history.open({ file, agentNumber: '20001' });
    history.commit({ epoch: 'e', upTo: 1, items: [] });
    const files = ['history.db', 'desk.db'].flatMap((name) => ['', '-wal', '-shm'].map((part) => path.join(path.dirname(file), name + part)));
    expect(files.map(modeOf)).toEqual(files.map(() => 0o600));
    expect([profile, path.join(profile, 'histories'), path.dirname(file)].map(modeOf)).toEqual([0o700, 0o700, 0o700]);
    history.close();
  });

  it('is made private where an earlier version left it open', () => {
    const left = path.join(folder, 'histories', 'a');
    mkdirSync(left, { recursive: true });
    const files = [path.join(left, 'history.db'), path.join(left, 'history.db-wal'), path.join(folder, 'owners.json')];
    for (const file of files) writeFileSync(file, 'x');
    chmodSync(folder, 0o755);
    expect(prepareProfile(folder)).toMatchObject({ ok: true });
    expect([...files.map(modeOf), modeOf(left), modeOf(folder)]).toEqual([0o600, 0o600, 0o600, 0o700, 0o700]);
  });

  it('does not close a folder that is somebody else’s too', () => {
    writeFileSync(path.join(folder, 'homework.txt'), 'x');
    chmodSync(folder, 0o755);
    expect(prepareProfile(folder)).toMatchObject({ ok: true });
    expect(modeOf(folder)).toBe(0o755);
  });
});
