import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandFailed } from '../output.ts';
import type { Host, Ran } from './host.ts';
import { addServiceCommands } from './service-commands.ts';

let folder: string;
let ran: string[];
let services: Map<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danping-service-'));
  mkdirSync(join(folder, 'packaging'));
  writeFileSync(join(folder, 'danping-relay-service.exe'), '');
  [ran, services] = [[], new Map()];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A computer that does nothing but write down what it is asked. */
function host(changes: Partial<Host> = {}): Host {
  return { platform: 'win32', mayChange: true, home: folder, systemRoot: join(folder, 'ProgramData'), env: {}, run: asWindows, ...changes };
}

/** As Windows answers, as far as its documents tell. */
function asWindows(program: string, ...args: readonly string[]): Ran {
  const [verb = ''] = args;
  ran.push([program.startsWith(folder) ? program.slice(folder.length + 1) : program, ...args].join(' '));
  if (program.endsWith('-service.exe')) services.set('danping-relay', 'STOPPED');
  if (verb === 'start') services.set('danping-relay', 'RUNNING');
  if (verb === 'stop') services.set('danping-relay', 'STOPPED');
  if (verb === 'delete') services.delete('danping-relay');
  const state = services.get('danping-relay');
  if (verb === 'query') return state === undefined ? { code: 1060, said: '' } : { code: 0, said: `STATE : 4 ${state}` };
  return { code: 0, said: verb === 'qc' ? 'START_TYPE : 2 AUTO_START' : '' };
}

function service(on: Host, ...args: readonly string[]): { readonly said: string; readonly failed: string | null } {
  const said: string[] = [];
  const program = new Command().exitOverride();
  addServiceCommands(program, { out: (line) => said.push(line), err: () => undefined }, () => on);
  try {
    program.parse(['service', ...args], { from: 'user' });
    return { said: said.join('\n'), failed: null };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { said: said.join('\n'), failed: `${error.failure.cause} ${error.failure.mend}` };
  }
}

const changing = (): readonly string[] => ran.filter((line) => !/ (query|qc) /.test(line));

describe('on Windows, of which this is all that is tried', () => {
  test('a service is registered for the least of accounts, with its folder for nobody else', () => {
    expect(service(host(), 'install', '--', '--public-url', 'https://danping.example.com')).toMatchObject({ failed: null, said: expect.stringContaining('started') });
    const data = join(folder, 'ProgramData', 'Danping Relay');
    expect(changing()).toEqual([
      `icacls.exe ${data} /inheritance:r /grant *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-19:(OI)(CI)M`,
      'danping-relay-service.exe install',
      'sc.exe config danping-relay obj= NT AUTHORITY\\LocalService password=  start= auto',
      'sc.exe failure danping-relay reset= 86400 actions= restart/1000/restart/1000/restart/10000',
      'sc.exe start danping-relay',
    ]);
    const xml = readFileSync(join(folder, 'danping-relay-service.xml'), 'utf8');
    expect(xml).toContain(`<executable>${join(folder, 'bin', 'node.exe')}</executable>`);
    expect(xml).toContain(`serve --data "${join(data, 'data')}" --public-url https://danping.example.com</arguments>`);
    expect(JSON.parse(service(host(), 'status', '--json').said)).toEqual({ installed: true, enabled: true, running: true });
  });

  test('an upgrade stops it and starts it anew, and taking it away leaves the data', () => {
    service(host(), 'install');
    ran = [];
    expect(service(host(), 'install').failed).toBeNull();
    expect(changing().filter((line) => /stop|start d|install/.test(line))).toEqual(['net.exe stop danping-relay', 'sc.exe start danping-relay']);
    ran = [];
    expect(service(host(), 'uninstall')).toMatchObject({ failed: null, said: expect.stringContaining('is left') });
    expect(changing()).toEqual(['net.exe stop danping-relay', 'sc.exe delete danping-relay']);
    expect(service(host(), 'uninstall').failed).toMatch(/no such service/);
    expect(service(host(), 'status').failed).toMatch(/no service of the relay/);
  });

  test('data of a newer relay stop it before it stops anything', () => {
    const data = join(folder, 'ProgramData', 'Danping Relay', 'data');
    mkdirSync(data, { recursive: true });
    const db = new Database(join(data, 'directory.db'));
    db.pragma('user_version = 99');
    db.close();
    expect(service(host(), 'install').failed).toMatch(/newer relay/);
    expect(changing()).toEqual([]);
  });

  test('what Windows refuses is told in its own words, and nothing after it is done', () => {
    const refusing = host({ run: (program, ...args) => (program === 'icacls.exe' ? { code: 5, said: 'Access is denied.\r\n' } : asWindows(program, ...args)) });
    expect(service(refusing, 'install').failed).toMatch(/icacls.exe.*failed: Access is denied\./);
    expect(changing()).toEqual([]);
  });
});

test.each([
  ['who may not', { mayChange: false }, /opened as administrator/],
  ['who may not, on Linux', { mayChange: false, platform: 'linux' }, /No systemd|as root/],
  ['a clone', { home: '/nowhere' }, /runs from a clone/],
  ['the Debian package', { home: '/usr/lib/danping-relay', platform: 'linux' }, /Debian package has brought the service already/],
  ['another system', { platform: 'darwin' }, /knows no services of this system \(darwin\)/],
  ['no systemd', { platform: 'linux' }, /No systemd runs on this computer/],
] as const)('%s is refused in plain words, and nothing is run', (_who, changes, words) => {
  for (const command of ['install', 'uninstall']) expect(service(host(changes), command).failed).toMatch(words);
  expect(ran).toEqual([]);
});

test('what a service cannot be handed is refused', () => {
  expect(service(host(), 'install', '--', '--public-url', 'https://x" & calc').failed).toMatch(/cannot be handed on/);
});
