import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { codeOf } from '../../sqlite/open.ts';
import { checkNotNewer } from './check-data.ts';
import { inOrder, must, type Host } from './host.ts';
import type { ServiceManager } from './manager.ts';

const name = 'danping-relay';
/** Well-known groups by their numbers: their names are translated. */
const administrators = '*S-1-5-32-544';
const theSystem = '*S-1-5-18';
const localService = '*S-1-5-19';

/**
 * A service of Windows. A program that is no service itself needs one around it: WinSW (MIT), which lies beside the relay as
 * `danping-relay-service.exe` and reads its settings from the XML of that name.
 */
export function windowsService(host: Host): ServiceManager {
  const wrapper = path.join(host.home, 'danping-relay-service.exe');
  const folder = path.join(host.systemRoot === '/' ? (host.env['ProgramData'] ?? 'C:\\ProgramData') : host.systemRoot, 'Danping Relay');
  const data = path.join(folder, 'data');
  const isThere = (): boolean => host.run('sc.exe', 'query', name).code === 0;
  const sc = (...args: string[]) => () => must(host, 'sc.exe', ...args);

  return {
    install: (options) => {
      if (!existsSync(wrapper)) return fail('service', `${wrapper} is missing.`, 'Unpack the whole archive again.');
      const wasThere = isThere();
      const done = inOrder(
        () => checkNotNewer(data),
        () => makeReady(path.join(host.home, 'danping-relay-service.xml'), xmlOf(host.home, folder, data, options), data),
        () => must(host, 'icacls.exe', folder, '/inheritance:r', '/grant', ...[administrators, theSystem].map((who) => `${who}:(OI)(CI)F`), `${localService}:(OI)(CI)M`),
        () => (wasThere ? stopped(host) : must(host, wrapper, 'install')),
        // The least of the accounts that Windows has for services.
        sc('config', name, 'obj=', 'NT AUTHORITY\\LocalService', 'password=', '', 'start=', 'auto'),
        sc('failure', name, 'reset=', '86400', 'actions=', 'restart/1000/restart/1000/restart/10000'),
        sc('start', name),
      );
      return done.ok ? ok([`The service ${name} is set up and started; data in ${data}, its words in ${folder}. The first administrator’s link stands there.`]) : done;
    },
    uninstall: () => {
      if (!isThere()) return fail('service', 'There is no such service.', 'There is nothing to do.');
      const done = inOrder(() => stopped(host), sc('delete', name));
      return done.ok ? ok([`The service is taken away. ${data} is left; delete it by hand when it is not needed any more.`]) : done;
    },
    status: () => {
      const installed = isThere();
      return ok({
        installed,
        enabled: installed && /AUTO_START/.test(host.run('sc.exe', 'qc', name).said),
        running: installed && /\bRUNNING\b/.test(host.run('sc.exe', 'query', name).said),
      });
    },
  };
}

/** One that is not running cannot be stopped, and need not be. */
function stopped(host: Host): Result<void> {
  if (!/\bRUNNING\b/.test(host.run('sc.exe', 'query', name).said)) return ok(undefined);
  return must(host, 'net.exe', 'stop', name);
}

function makeReady(file: string, xml: string, data: string): Result<void> {
  try {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, xml);
    return ok(undefined);
  } catch (error) {
    return fail('service', `${file} or ${data} cannot be written (${codeOf(error)}).`, 'Run the command as an administrator.');
  }
}

/** As WinSW reads it; SIGINT, with which it stops a program, is what the relay ends well on. */
function xmlOf(home: string, folder: string, data: string, options: readonly string[]): string {
  const serve = [path.join(home, 'relay', 'main.ts'), 'serve', '--data', data, ...options].map((part) => (/\s/.test(part) ? `"${part}"` : part));
  return [
    '<service>',
    `  <id>${name}</id>`,
    '  <name>Danping relay</name>',
    '  <description>Takes the clouds’ pushes and brings them to the desks.</description>',
    `  <executable>${escaped(path.join(home, 'bin', 'node.exe'))}</executable>`,
    `  <arguments>${escaped(serve.join(' '))}</arguments>`,
    `  <logpath>${escaped(folder)}</logpath>`,
    '  <logmode>roll-by-size</logmode>',
    '  <stoptimeout>10sec</stoptimeout>',
    '</service>',
    '',
  ].join('\r\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
