import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../lib/paths.ts';
import { buildDeb, scriptNames } from '../deb.ts';
import { sourceDateSeconds } from '../source-date.ts';
import type { Product } from './product.ts';

const debian = path.join(import.meta.dirname, 'debian');
/** As Debian names what electron-builder calls x64. */
const architecture = 'amd64';

/**
 * Makes the Debian package of the desktop app from the folder that electron-builder left: below /opt, with its entry in the menu, which is what hands it
 * `danping:`, `tel:` and `callto:` links, and with what has to be done as root at installation.
 *
 * @returns its path
 * @throws with dpkg-deb's words
 */
export function buildDesktopDeb(packed: string, { name, program, version }: Product, output: string): string {
  const work = mkdtempSync(path.join(tmpdir(), 'danping-deb-'));
  try {
    const tree = path.join(work, 'tree');
    const place = path.join(tree, 'opt', name);
    mkdirSync(path.dirname(place), { recursive: true });
    copyTree(packed, place);
    // By this electron-updater knows which installer belongs to this computer.
    put(path.join(place, 'resources', 'package-type'), 'deb');
    put(path.join(tree, 'usr/share/applications', `${program}.desktop`), menuEntry(name, program));
    put(path.join(tree, 'usr/share/doc', program, 'copyright'), copyright(name));
    for (const [from, below] of [
      ['icon.png', 'hicolor/512x512/apps'],
      ['icon.svg', 'hicolor/scalable/apps'],
    ] as const) {
      const icon = path.join(tree, 'usr/share/icons', below, `${program}${path.extname(from)}`);
      mkdirSync(path.dirname(icon), { recursive: true });
      copyFileSync(path.join(root, 'assets', from), icon);
    }
    const scripts = Object.fromEntries(
      scriptNames.filter((each) => each !== 'preinst').map((each) => [each, readFileSync(path.join(debian, each), 'utf8').replaceAll('@NAME@', name).replaceAll('@PROGRAM@', program)]),
    );
    const to = path.join(output, `${program}_${version}_${architecture}.deb`);
    buildDeb({ tree, control: controlFor(program, version), scripts, to, epochSeconds: sourceDateSeconds() });
    return to;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function put(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** By cp, which copies 300 MB without passing them through this process. */
function copyTree(from: string, to: string): void {
  const copied = spawnSync('cp', ['-a', '--reflink=auto', from, to], { encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(`The packed folder could not be copied: ${copied.stderr.trim()}`);
}

/** Desktop Entry Specification 1.5. */
function menuEntry(name: string, program: string): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Name[zh_CN]=${name.replace('Danping', '弹屏')}`,
    'Comment=Shows who is calling',
    'Comment[zh_CN]=来电弹屏',
    'Comment[vi]=Hiện người đang gọi',
    `Exec=/opt/${name}/${program} %U`,
    `Icon=${program}`,
    'Terminal=false',
    'Categories=Office;Telephony;',
    'MimeType=x-scheme-handler/danping;x-scheme-handler/tel;x-scheme-handler/callto;',
    `StartupWMClass=${name}`,
  ];
  return `${lines.join('\n')}\n`;
}

function copyright(name: string): string {
  return `${name}: a call-center screen pop, packed together with Electron, Chromium, Node.js and the packages it uses.\n\nTheir licences, below /opt/${name}: LICENSE.electron.txt, LICENSES.chromium.html, THIRD-PARTY-NOTICES.txt\n`;
}

/** The libraries are those that Electron's binary is linked with (`ldd`), by the names of Debian 12 and, behind the bar, 13. */
function controlFor(program: string, version: string): Readonly<Record<string, string>> {
  return {
    Package: program,
    // A hyphen would begin Debian's own revision; a tilde sorts a test build before its release.
    Version: version.replaceAll('-', '~'),
    Section: 'comm',
    Priority: 'optional',
    Architecture: architecture,
    Maintainer: 'Danping <packages@danping.invalid>',
    Depends: 'libgtk-3-0 | libgtk-3-0t64, libnss3, libgbm1, libasound2 | libasound2t64, libnotify4, libsecret-1-0, libxtst6, xdg-utils',
    Recommends: 'fonts-noto-cjk, pkexec | policykit-1',
    Description: [
      'screen pop for call centers (弹屏)',
      ' Shows an agent who is calling, the moment it rings, and keeps the history of',
      ' the calls on this computer.',
    ].join('\n'),
  };
}
