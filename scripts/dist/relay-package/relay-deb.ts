import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../lib/paths.ts';
import { buildDeb, scriptNames } from '../deb.ts';

const packaging = path.join(root, 'relay', 'packaging');

export interface RelayDeb {
  /** The relay as it was laid out, on the same disk as the tree: it is moved there, and back in the end. */
  readonly app: string;
  /** An empty or missing folder of its own. */
  readonly tree: string;
  /** As Debian names it. */
  readonly architecture: 'amd64' | 'arm64';
  readonly version: string;
  readonly to: string;
  readonly epochSeconds: number;
  /** As {@link buildDeb} takes it. */
  readonly level?: number;
}

/**
 * Makes the Debian package of the relay: the relay below /usr/lib/danping-relay, the command, the service, its user and its settings.
 *
 * @throws with dpkg-deb's words
 */
export function buildRelayDeb({ app, tree, architecture, version, to, epochSeconds, ...rest }: RelayDeb): void {
  const put = (from: string, below: string): void => cpSync(from, path.join(tree, below), { recursive: true });
  const home = path.join(tree, 'usr/lib/danping-relay');
  cpSync(path.join(packaging, 'danping-relay'), path.join(app, 'danping-relay'));
  mkdirSync(path.join(tree, 'usr/bin'), { recursive: true });
  symlinkSync('../lib/danping-relay/danping-relay', path.join(tree, 'usr/bin/danping-relay'));
  put(path.join(packaging, 'danping-relay.service'), 'usr/lib/systemd/system/danping-relay.service');
  put(path.join(packaging, 'danping-relay.sysusers'), 'usr/lib/sysusers.d/danping-relay.conf');
  put(path.join(packaging, 'danping-relay.env'), 'etc/danping-relay/danping-relay.env');
  const docs = 'usr/share/doc/danping-relay';
  put(path.join(packaging, 'nginx.conf'), `${docs}/nginx.conf`);
  put(path.join(root, 'docs', 'install-relay.md'), `${docs}/install-relay.md`);
  writeFileSync(path.join(tree, docs, 'copyright'), copyright);

  const scripts = Object.fromEntries(scriptNames.map((name) => [name, readFileSync(path.join(packaging, 'debian', name), 'utf8').replaceAll('@VERSION@', version)]));
  mkdirSync(path.dirname(home), { recursive: true });
  renameSync(app, home);
  try {
    buildDeb({ tree, control: controlFor(version, architecture), scripts, conffiles: ['/etc/danping-relay/danping-relay.env'], to, epochSeconds, ...rest });
  } finally {
    renameSync(home, app);
  }
}

const copyright = [
  'Danping’s relay, packed together with Node.js and the packages that it uses.',
  '',
  'The licences of all that is bundled: /usr/lib/danping-relay/THIRD-PARTY-NOTICES.txt',
  '',
].join('\n');

/** libc6 and libstdc++6 are as old as Node and the SQLite module, which came built, can do with (objdump -T names them). */
function controlFor(version: string, architecture: string): Readonly<Record<string, string>> {
  return {
    Package: 'danping-relay',
    Version: version,
    Section: 'comm',
    Priority: 'optional',
    Architecture: architecture,
    Maintainer: 'Danping <packages@danping.invalid>',
    Depends: 'libc6 (>= 2.34), libstdc++6 (>= 11), libgcc-s1, passwd, init-system-helpers (>= 1.54~)',
    Suggests: 'nginx',
    Description: [
      'relay of the Danping screen pop for call centers',
      ' Takes what the telephony cloud pushes, keeps it safely, and hands each agent',
      ' its own calls at once. Brings the Node.js that it runs on.',
    ].join('\n'),
  };
}
