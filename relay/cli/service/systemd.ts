import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { codeOf } from '../../sqlite/open.ts';
import { checkNotNewer } from './check-data.ts';
import { inOrder, must, type Host } from './host.ts';
import type { ServiceManager } from './manager.ts';

const data = '/var/lib/danping-relay';
const settings = '/etc/danping-relay/danping-relay.env';
const unit = '/etc/systemd/system/danping-relay.service';
const command = '/usr/local/bin/danping-relay';
/** A service that sees no homes and has a /tmp of its own does not find itself there (packaging/danping-relay.service). */
const hidden = /^\/(home|root|tmp|run\/user|var\/tmp)(\/|$)/;

/** A service of systemd for a relay that lies in a folder (the tar.gz). */
export function systemd(host: Host): ServiceManager {
  const at = (file: string): string => path.join(host.systemRoot, file);
  const packaging = (name: string): string => readFileSync(path.join(host.home, 'packaging', name), 'utf8');
  const program = path.join(host.home, 'danping-relay');
  const systemctl = (...args: string[]) => () => must(host, 'systemctl', ...args);

  return {
    install: (options) => {
      if (hidden.test(host.home)) return fail('service', `A service cannot see ${host.home}.`, 'Move the folder, for instance to /opt/danping-relay, and run the command from there.');
      if (/[\s%"'\\$]/.test(host.home)) return fail('service', `The path ${host.home} holds a character that a service file does not take.`, 'Move the folder, for instance to /opt/danping-relay.');
      const done = inOrder(
        () => checkNotNewer(at(data)),
        () => makeUser(host),
        () => written(() => keepSettings(at(settings), packaging('danping-relay.env'), options)),
        () => written(() => writeFileSync(at(unit), packaging('danping-relay.service').replaceAll('/usr/bin/danping-relay', program))),
        () => written(() => link(at(command), program)),
        systemctl('daemon-reload'),
        systemctl('enable', 'danping-relay'),
        systemctl('restart', 'danping-relay'),
      );
      if (!done.ok) return done;
      return ok([
        `The service is set up and started: ${program}, data in ${data}, settings in ${settings}.`,
        'Its words: journalctl -u danping-relay. The first administrator’s link stands there; "danping-relay admin add LOGIN" makes one, too.',
      ]);
    },
    uninstall: () => {
      if (!existsSync(at(unit))) return fail('service', 'There is no service that was set up from here.', 'There is nothing to do.');
      const done = inOrder(
        systemctl('disable', '--now', 'danping-relay'),
        () => written(() => rmSync(at(unit))),
        () => written(() => unlink(at(command), program)),
        systemctl('daemon-reload'),
      );
      return done.ok ? ok([`The service is taken away. ${data} and ${settings} are left; delete them by hand when they are not needed any more.`]) : done;
    },
    status: () =>
      ok({
        installed: existsSync(at(unit)) || existsSync(at('/usr/lib/systemd/system/danping-relay.service')),
        enabled: host.run('systemctl', 'is-enabled', 'danping-relay').code === 0,
        running: host.run('systemctl', 'is-active', 'danping-relay').code === 0,
      }),
  };
}

/** The service's own user; one that is there already is left as it is. */
function makeUser(host: Host): Result<void> {
  if (host.run('systemd-sysusers', path.join(host.home, 'packaging', 'danping-relay.sysusers')).code === 0) return ok(undefined);
  if (host.run('getent', 'passwd', 'danping-relay').code === 0) return ok(undefined);
  return must(host, 'useradd', '--system', '--user-group', '--home-dir', data, '--no-create-home', '--shell', '/usr/sbin/nologin', '--comment', 'Danping relay', 'danping-relay');
}

/** What the admin has written there stays, unless it is said anew. */
function keepSettings(file: string, template: string, options: readonly string[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const before = existsSync(file) ? readFileSync(file, 'utf8') : template;
  const line = `DANPING_RELAY_OPTIONS=${options.join(' ')}`;
  writeFileSync(file, options.length === 0 ? before : `${before.replaceAll(/^DANPING_RELAY_OPTIONS=.*\n/gm, '').trimEnd()}\n${line}\n`);
}

function link(file: string, program: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  if (leadsSomewhere(file)) rmSync(file);
  if (!existsSync(file)) symlinkSync(program, file);
}

function unlink(file: string, program: string): void {
  if (leadsSomewhere(file) && readlinkSync(file) === program) rmSync(file);
}

function leadsSomewhere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function written(write: () => void): Result<void> {
  try {
    write();
    return ok(undefined);
  } catch (error) {
    const where = error instanceof Error && 'path' in error ? String(error.path) : 'A file';
    return fail('service', `${where} cannot be written (${codeOf(error)}).`, 'Give root the right to write there, then run the command again.');
  }
}
