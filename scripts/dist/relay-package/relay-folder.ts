import { cpSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../lib/paths.ts';
import { fetched, serviceWrapper } from './node-runtimes.ts';

const packaging = path.join(root, 'relay', 'packaging');

/** Adds what a relay in a folder is started and set up with on Linux (the tar.gz). @param app the relay as it was laid out */
export function addLinuxParts(app: string): void {
  const put = (name: string, to: string): void => cpSync(path.join(packaging, name), path.join(app, to));
  put('danping-relay', 'danping-relay');
  for (const name of ['danping-relay.service', 'danping-relay.sysusers', 'danping-relay.env', 'nginx.conf']) put(name, `packaging/${name}`);
  addNotes(app);
}

/**
 * Adds what a relay is started and set up with on Windows (the zip): WinSW, which makes a service of it.
 *
 * @throws in one line where WinSW cannot be had
 */
export async function addWindowsParts(app: string): Promise<void> {
  cpSync(path.join(packaging, 'danping-relay.cmd'), path.join(app, 'danping-relay.cmd'));
  cpSync(path.join(packaging, 'nginx.conf'), path.join(app, 'packaging', 'nginx.conf'));
  const winsw = path.join(await fetched(serviceWrapper), 'bin', 'winsw');
  cpSync(path.join(winsw, 'winsw.exe'), path.join(app, 'danping-relay-service.exe'));
  cpSync(path.join(winsw, 'winsw.exe.config'), path.join(app, 'danping-relay-service.exe.config'));
  cpSync(path.join(packaging, 'winsw-license.txt'), path.join(app, 'danping-relay-service-LICENSE.txt'));
  addNotes(app);
}

function addNotes(app: string): void {
  cpSync(path.join(root, 'docs', 'install-relay.md'), path.join(app, 'install-relay.md'));
}
