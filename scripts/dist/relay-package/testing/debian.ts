import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { makeDebianTree } from './debian-tree.ts';

const listeningSchema = z.object({ event: z.literal('listening'), url: z.string(), epoch: z.string(), head: z.number(), pid: z.number() });

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started extends z.infer<typeof listeningSchema> {
  readonly stderr: () => string;
  /** Waits until that has been said on stderr. */
  said(words: RegExp): Promise<string>;
  /** SIGTERM, as systemd sends it. @returns the exit code */
  stop(): Promise<number | null>;
}

/** Nothing of this computer's: no Node is on the path, no setting reaches inside. */
const plainEnv = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
const stubLog = 'var/log/systemctl';

/** A Debian below a folder, on which packages are installed by dpkg itself and programs run as in a computer of their own. Takes root. */
export class Debian {
  readonly tree: string;
  readonly #running: ChildProcess[] = [];

  constructor(tree: string) {
    this.tree = tree;
    makeDebianTree(tree);
  }

  path(file: string): string {
    return path.join(this.tree, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  dpkg(...args: readonly string[]): Ran {
    return run('dpkg', [`--root=${this.tree}`, '--force-unsafe-io', ...args]);
  }

  /** Runs a program inside, as root. */
  run(...command: readonly string[]): Ran {
    return run('chroot', [this.tree, ...command]);
  }

  /** Runs a line of a document inside; who reads it on a desktop says sudo, who is root need not. */
  runLine(line: string): Ran {
    return this.run('/bin/sh', '-c', line.replace(/^sudo /, ''));
  }

  /** Starts what prints that it listens. */
  async start(...command: readonly string[]): Promise<Started> {
    const child = spawn('chroot', [this.tree, ...command], { env: plainEnv, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.push(child);
    const chunks: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const stderr = (): string => Buffer.concat(chunks).toString('utf8');
    const ended: Promise<number | null> = once(child, 'close').then(([code]) => code);
    const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
    const first = await Promise.race([line, ended.then(() => null)]);
    if (first === null) throw new Error(`it did not start: ${stderr()}`);
    return {
      ...listeningSchema.parse(JSON.parse(first)),
      stderr,
      said: async (words) => {
        while (!words.test(stderr())) await once(child.stderr, 'data');
        return stderr();
      },
      stop: () => {
        child.kill('SIGTERM');
        return ended;
      },
    };
  }

  /** What the service's file has started, with the settings as they lie there, on a port that is free. */
  startAsService(unit = 'usr/lib/systemd/system/danping-relay.service'): Promise<Started> {
    const [, line = ''] = /^ExecStart=(.+)$/m.exec(this.read(unit)) ?? [];
    const [, options = ''] = /^DANPING_RELAY_OPTIONS=(.*)$/m.exec(this.read('etc/danping-relay/danping-relay.env')) ?? [];
    const command = line.replace('$DANPING_RELAY_OPTIONS', options).split(' ').filter(Boolean);
    return this.start('setpriv', '--reuid=danping-relay', '--regid=danping-relay', '--init-groups', '--no-new-privs', '--', ...command, '--port', '0');
  }

  /** From now on it looks as if systemd ran; what it is asked is written down. */
  pretendSystemd(): void {
    mkdirSync(this.path('run/systemd/system'), { recursive: true });
    writeFileSync(this.path('usr/bin/systemctl'), `#!/bin/sh\necho "$@" >> /${stubLog}\nexit 0\n`);
    chmodSync(this.path('usr/bin/systemctl'), 0o755);
    this.forgetAsked();
  }

  forgetAsked(): void {
    writeFileSync(this.path(stubLog), '');
  }

  /** What systemd was asked to do, without the questions that change nothing. */
  asked(): readonly string[] {
    return this.read(stubLog).split('\n').map((line) => line.replace(/^(--(quiet|system) )+/, '')).filter((line) => /^(start|stop|restart|enable|disable|daemon-reload)/.test(line));
  }

  remove(): void {
    for (const child of this.#running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    rmSync(this.tree, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: plainEnv });
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
