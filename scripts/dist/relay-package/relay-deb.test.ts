import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withLock } from '../../bare/lock.mjs';
import { buildApp } from '../../lib/build-app.ts';
import { root } from '../../lib/paths.ts';
import { ensureProgram } from '../../lib/system-packages.ts';
import { skipByName } from '../../security/skipped.ts';
import { buildRelayDeb } from './relay-deb.ts';
import { layOut, ownVersion } from './lay-out.ts';
import { commandsOf } from './testing/commands-of.ts';
import { whyNoDebian } from './testing/debian-tree.ts';
import { Debian, type Started } from './testing/debian.ts';

const older = '0.0.9';
const current = ownVersion();
const epochSeconds = 1_700_000_000;
const data = 'var/lib/danping-relay';

const obstacle = whyNoDebian();
const hasSystemdAnalyze = obstacle === null && (await withLock('apt', () => ensureProgram('systemd-analyze', 'systemd')));
if (obstacle !== null) process.stdout.write(`Skipped: the relay's Debian package, installed, upgraded and removed: ${obstacle}\n`);

describe.skipIf(obstacle !== null)('the relay’s Debian package', { timeout: 120_000 }, () => {
  let work: string;
  let debian: Debian;
  let clean: readonly string[];
  let relay: Started | null = null;
  const packageOf = (version: string): string => path.join(work, `danping-relay_${version}_amd64.deb`);

  beforeAll(async () => {
    work = mkdtempSync(path.join(tmpdir(), 'danping-deb-'));
    // The service's user has to get in.
    chmodSync(work, 0o755);
    await buildApp();
    const app = path.join(work, 'app');
    await layOut('linux-x64', app, older);
    build(app, older, packageOf(older));
    const manifest = path.join(app, 'package.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(older, current));
    build(app, current, packageOf(current));
    rmSync(app, { recursive: true });
    debian = new Debian(path.join(work, 'tree'));
    clean = everythingIn(debian);
  }, 180_000);
  afterAll(async () => {
    await relay?.stop();
    debian?.remove();
    rmSync(work, { recursive: true, force: true });
  });

  function build(app: string, version: string, to: string): void {
    const tree = path.join(work, 'staging');
    buildRelayDeb({ app, tree, architecture: 'amd64', version, to, epochSeconds, level: 1 });
    rmSync(tree, { recursive: true });
  }

  test('is the same file, byte by byte, when it is built once more by somebody else, later', async () => {
    const before = process.umask(0o077);
    const app = path.join(work, 'again');
    try {
      await layOut('linux-x64', app, current);
      build(app, current, path.join(work, 'again.deb'));
    } finally {
      process.umask(before);
      rmSync(app, { recursive: true, force: true });
    }
    expect(hashOf(path.join(work, 'again.deb'))).toBe(hashOf(packageOf(current)));
  });

  test('installs on a Debian that is nothing but Debian, and says what to do next', () => {
    expect(debian.run('/bin/sh', '-c', 'command -v node nodejs npm').code).not.toBe(0);
    const installed = debian.dpkg('-i', packageOf(older));
    expect(installed, installed.stderr).toMatchObject({ code: 0 });
    expect(installed.stdout).toContain('danping-relay admin add LOGIN');
    expect(debian.run('danping-relay', '--version')).toMatchObject({ code: 0, stdout: `${older}\n` });
    expect(debian.dpkg('--verify', 'danping-relay')).toMatchObject({ code: 0, stdout: '' });
    const user = debian.run('id', '-u', 'danping-relay').stdout.trim();
    for (const folder of [data, 'var/backups/danping-relay']) {
      const { uid, mode } = statSync(debian.path(folder));
      expect([String(uid), mode & 0o777]).toEqual([user, 0o700]);
    }
    const notOfRoot = debian.run('find', '/usr/lib/danping-relay', '!', '-user', 'root', '-o', '-perm', '/022', '!', '-type', 'l').stdout;
    expect(notOfRoot).toBe('');
  });

  test('brings a service file that systemd understands', (context) => {
    if (!hasSystemdAnalyze) skipByName(context, 'this computer has no systemd-analyze.');
    const beside = path.join(work, 'units');
    cpSync(debian.tree, beside, { recursive: true, verbatimSymlinks: true, filter: (file) => !/danping-relay\/(bin|node_modules|out|relay|src)$/.test(file) });
    cpSync('/usr/lib/systemd/system', path.join(beside, 'usr/lib/systemd/system'), { recursive: true, verbatimSymlinks: true, force: false });
    const verified = spawnSync('systemd-analyze', ['verify', `--root=${beside}`, 'danping-relay.service'], { encoding: 'utf8' });
    rmSync(beside, { recursive: true });
    expect([verified.status, verified.stderr]).toEqual([0, expect.not.stringContaining('danping-relay')]);
  });

  test('upgrades with the data of an older relay and the admin’s settings, and restarts the service', () => {
    const made = spawnSync(process.execPath, [path.join(root, 'relay', 'testing', 'old-data.ts'), debian.path(data)], { encoding: 'utf8' });
    expect(made.stdout).toBe('30\n');
    debian.run('chown', '-R', 'danping-relay:', `/${data}`);
    writeFileSync(debian.path('etc/danping-relay/danping-relay.env'), 'DANPING_RELAY_OPTIONS=--keep-days 30\n');
    debian.pretendSystemd();
    const upgraded = debian.dpkg('-i', packageOf(current));
    expect(upgraded, upgraded.stderr).toMatchObject({ code: 0 });
    expect(debian.run('danping-relay', '--version').stdout).toBe(`${current}\n`);
    expect(debian.read('etc/danping-relay/danping-relay.env')).toBe('DANPING_RELAY_OPTIONS=--keep-days 30\n');
    expect(debian.asked()).toEqual(['daemon-reload', 'restart danping-relay.service']);
  });

  test('serves what the older one has kept, takes pushes, and shows its pages, on its own Node', async () => {
    relay = await debian.startAsService();
    expect(relay.head).toBe(30);
    expect(readFileSync(`/proc/${relay.pid}/cmdline`, 'utf8').split('\0')[0]).toBe('/usr/lib/danping-relay/bin/node');
    await relay.said(/There is no admin yet\. This link makes the first one.*\/setup\/[\w-]{43}\n/);
    const { hookPath } = JSON.parse(debian.run('danping-relay', 'source', 'add', 'moor-v7', '--json').stdout);
    const pushed = await fetch(relay.url + hookPath, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"pushType":"somethingNew","eventUniqueId":"e1"}' });
    expect([pushed.status, await pushed.json()]).toEqual([200, { ok: true, seq: 31 }]);
    for (const page of ['/board', '/admin']) {
      const shown = await fetch(relay.url + page);
      const html = await shown.text();
      expect([page, shown.status, html]).toEqual([page, 200, expect.stringContaining(`data-window="${page.slice(1)}"`)]);
      const [, script = ''] = /src="([^"]+\.js)"/.exec(html) ?? [];
      expect((await fetch(new URL(script, relay.url + page))).status).toBe(200);
    }
    expect(readdirSync(debian.path(data)).filter((name) => /\.schema-\d+$/.test(name))).toHaveLength(2);
  });

  test('does what root asks of it as its own user, by the commands of docs/install-relay.md', () => {
    const [install, ...after] = commandsOf('Debian and Ubuntu');
    expect(install).toBe('sudo apt install ./danping-relay_VERSION_amd64.deb');
    const ran = after.map((line) => ({ line, ...debian.runLine(line.replace('LOGIN', 'boss')) }));
    expect(ran).toEqual([
      expect.objectContaining({ line: 'sudo danping-relay admin add LOGIN', code: 0, stdout: expect.stringMatching(/http\S+\/setup\/[\w-]{43}/) }),
      expect.objectContaining({ line: 'danping-relay service status', code: 0, stdout: expect.stringContaining('The service runs') }),
      expect.objectContaining({ line: 'sudo danping-relay doctor', code: 0, stdout: expect.stringContaining('answers') }),
    ]);
    expect(debian.run('danping-relay', 'backup', '--to', '/var/backups/danping-relay/monday')).toMatchObject({ code: 0 });
    expect(debian.run('find', `/${data}`, '/var/backups/danping-relay', '!', '-user', 'danping-relay').stdout).toBe('');
    const stranger = debian.run('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--', 'danping-relay', 'source', 'list');
    expect(stranger).toMatchObject({ code: 1, stderr: expect.stringMatching(/somebody else's.*as root/) });
    expect(debian.run('danping-relay', 'service', 'install')).toMatchObject({ code: 1, stderr: expect.stringContaining('Debian package') });
  });

  test('refuses to be replaced by an older one, in words, and the relay goes on', async () => {
    debian.forgetAsked();
    const refused = debian.dpkg('-i', packageOf(older));
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain(`${older} is older than ${current}, which is installed; nothing was changed`);
    expect(debian.asked()).toEqual([]);
    expect(debian.run('danping-relay', '--version').stdout).toBe(`${current}\n`);
    expect(debian.dpkg('--verify', 'danping-relay').code).toBe(0);
    expect((await fetch(`${relay?.url}/readyz`)).status).toBe(200);
    expect(debian.run('dpkg-query', '-W', '-f=${Status}', 'danping-relay').stdout).toBe('install ok installed');
  });

  test('is removed with the data kept, and goes back by the commands of docs/install-relay.md', async () => {
    expect(await relay?.stop()).toBe(0);
    debian.forgetAsked();
    const [remove, install, ...after] = commandsOf('Going back');
    expect([remove, install]).toEqual(['sudo apt remove danping-relay', 'sudo apt install ./danping-relay_OLDER_amd64.deb']);
    const kept = hashOf(debian.path(`${data}/events.db`));
    expect(debian.dpkg('-r', 'danping-relay').code).toBe(0);
    expect(debian.asked()).toEqual(['stop danping-relay.service', 'daemon-reload']);
    expect(hashOf(debian.path(`${data}/events.db`))).toBe(kept);
    expect(['usr/bin/danping-relay', 'usr/lib/danping-relay'].map((name) => existsSync(debian.path(name)))).toEqual([false, false]);

    expect(debian.dpkg('-i', packageOf(older)).code).toBe(0);
    for (const line of after) expect(debian.runLine(line.replace('FILE', 'monday')), line).toMatchObject({ code: 0 });
    expect(debian.asked().slice(-2)).toEqual(['stop danping-relay', 'start danping-relay']);
    relay = await debian.startAsService();
    expect(relay.head).toBe(31);
    expect(await relay.stop()).toBe(0);
  });

  test('is purged with everything but the backups, which are the admin’s', () => {
    expect(commandsOf('Uninstall')).toEqual(['sudo apt remove danping-relay', 'sudo apt purge danping-relay']);
    expect(debian.dpkg('-P', 'danping-relay')).toMatchObject({ code: 0, stdout: expect.stringContaining('backups in /var/backups/danping-relay are left') });
    const left = everythingIn(debian).filter((file) => !clean.includes(file));
    expect(left).toEqual(['/usr/bin/systemctl', '/var/backups/danping-relay', '/var/backups/danping-relay/monday']);
    rmSync(debian.path('var/backups/danping-relay'), { recursive: true });
    expect(debian.dpkg('-i', packageOf(current)).code).toBe(0);
    expect(debian.dpkg('-P', 'danping-relay').code).toBe(0);
    expect(everythingIn(debian).filter((file) => !clean.includes(file))).toEqual(['/usr/bin/systemctl']);
    expect(debian.run('id', 'danping-relay').code).not.toBe(0);
  });
});

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Every file and folder, without what dpkg and systemd keep about packages themselves. */
function everythingIn(debian: Debian): readonly string[] {
  const listed = debian.run('find', '/', '-xdev', '-not', '-path', '/proc/*').stdout.trim().split('\n');
  return listed.filter((file) => !/^\/(var\/lib\/(dpkg|systemd)|var\/log|run|tmp|etc\/(passwd|group|shadow|gshadow|subuid|subgid)-?$|etc\/\.pwd\.lock)/.test(file));
}
