import { existsSync, mkdtempSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../lib/build-app.ts';
import { whyNoDebian } from './testing/debian-tree.ts';
import { Debian } from './testing/debian.ts';
import { commandsOf } from './testing/commands-of.ts';
import { layOut, ownVersion } from './lay-out.ts';
import { addLinuxParts } from './relay-folder.ts';
import { writeTarball } from './tarball.ts';

const name = `danping-relay-${ownVersion()}-linux-x64`;
const command = `/opt/${name}/danping-relay`;
const unit = 'etc/systemd/system/danping-relay.service';

const obstacle = whyNoDebian();
if (obstacle !== null) process.stdout.write(`Skipped: the relay's tar.gz, unpacked and set up as a service: ${obstacle}\n`);

describe.skipIf(obstacle !== null)('the relay in a folder', { timeout: 120_000 }, () => {
  let work: string;
  let debian: Debian;

  beforeAll(async () => {
    work = mkdtempSync(path.join(tmpdir(), 'danping-folder-'));
    await buildApp();
    const folder = path.join(work, name);
    await layOut('linux-x64', folder);
    addLinuxParts(folder);
    debian = new Debian(path.join(work, 'tree'));
    writeTarball(folder, debian.path(`${name}.tar.gz`), 1_700_000_000);
    rmSync(folder, { recursive: true });
  }, 180_000);
  afterAll(() => {
    debian?.remove();
    rmSync(work, { recursive: true, force: true });
  });

  const [unpack = '', install = '', ...after] = commandsOf('Other Linux').map((line) => line.replaceAll('VERSION', ownVersion()).replace('LOGIN', 'boss'));

  test('says so where no systemd runs', () => {
    expect(debian.runLine(unpack).code, unpack).toBe(0);
    expect(debian.run(command, 'service', 'install')).toMatchObject({ code: 1, stderr: expect.stringMatching(/No systemd runs.*"danping-relay serve --data DIR"/) });
  });

  test('is set up as a service by the commands of docs/install-relay.md, and serves as its own user', async () => {
    debian.pretendSystemd();
    expect(debian.runLine(`${install} -- --keep-days 30`)).toMatchObject({ code: 0, stdout: expect.stringContaining('The service is set up and started') });
    expect(debian.asked()).toEqual(['daemon-reload', 'enable danping-relay', 'restart danping-relay']);
    const asPackaged = readFileSync(debian.path(`opt/${name}/packaging/danping-relay.service`), 'utf8');
    expect(debian.read(unit)).toBe(asPackaged.replace('ExecStart=/usr/bin/danping-relay', `ExecStart=${command}`));
    expect(debian.read('etc/danping-relay/danping-relay.env')).toMatch(/^DANPING_RELAY_OPTIONS=--keep-days 30\n$/m);
    expect(readlinkSync(debian.path('usr/local/bin/danping-relay'))).toBe(command);

    debian.run('install', '-d', '-m', '0700', '-o', 'danping-relay', '-g', 'danping-relay', '/var/lib/danping-relay');
    const relay = await debian.startAsService(unit);
    expect(readFileSync(`/proc/${relay.pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${debian.run('id', '-u', 'danping-relay').stdout.trim()}\\s`, 'm'));
    for (const line of after) expect(debian.runLine(line), line).toMatchObject({ code: 0 });
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
    expect(await relay.stop()).toBe(0);
    expect(debian.run('find', '/var/lib/danping-relay', '!', '-user', 'danping-relay').stdout).toBe('');
  });

  test('leaves the admin’s settings when it is set up again, and stops where the data are newer', () => {
    writeFileSync(debian.path('etc/danping-relay/danping-relay.env'), 'DANPING_RELAY_OPTIONS=--keep-days 7\n');
    expect(debian.run(command, 'service', 'install').code).toBe(0);
    expect(debian.read('etc/danping-relay/danping-relay.env')).toBe('DANPING_RELAY_OPTIONS=--keep-days 7\n');

    const newer = `import Database from '/opt/${name}/node_modules/better-sqlite3/lib/index.js'; const db = new Database('/var/lib/danping-relay/events.db'); db.pragma('user_version = 99'); db.close();`;
    expect(debian.run(`/opt/${name}/bin/node`, '--input-type=module', '-e', newer)).toMatchObject({ code: 0 });
    debian.forgetAsked();
    expect(debian.run(command, 'service', 'install')).toMatchObject({ code: 1, stderr: expect.stringContaining('newer relay') });
    expect(debian.asked()).toEqual([]);
  });

  test('is for an administrator, and not for a folder that a service cannot see', () => {
    expect(debian.run('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--', command, 'service', 'install')).toMatchObject({ code: 1, stderr: expect.stringContaining('as root') });
    renameSync(debian.path(`opt/${name}`), debian.path('root/relay'));
    expect(debian.run('/root/relay/danping-relay', 'service', 'install')).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot see /root/relay') });
    renameSync(debian.path('root/relay'), debian.path(`opt/${name}`));
  });

  test('is taken away with data and settings left', () => {
    debian.forgetAsked();
    expect(debian.run('danping-relay', 'service', 'uninstall')).toMatchObject({ code: 0 });
    expect(debian.asked()).toEqual(['disable --now danping-relay', 'daemon-reload']);
    const there = [unit, 'usr/local/bin/danping-relay', 'var/lib/danping-relay/events.db', 'etc/danping-relay/danping-relay.env'];
    expect(there.map((file) => existsSync(debian.path(file)))).toEqual([false, false, true, true]);
    expect(debian.run(command, 'service', 'uninstall')).toMatchObject({ code: 1, stderr: expect.stringContaining('no service') });
  });
});
