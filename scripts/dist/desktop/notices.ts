import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtApp } from '../../lib/paths.ts';
import { licenceText, packagesImportedBelow, packagesNeededBy } from '../../security/shipped-packages.ts';

const rule = '='.repeat(80);

/** The licences of every package of which something is in the desktop app. Electron brings those of its own parts in files beside the program. */
export function desktopNotices(): string {
  const packages = packagesNeededBy(packagesImportedBelow(['src/**/*.{ts,tsx}'])).filter(({ name }) => name !== 'electron');
  const parts = packages.map((each) => `${rule}\n${each.name} ${each.version} (${each.license ?? 'see its text'})\n\n${(licenceText(each) ?? 'Its package brings no text; the licence is named above.').trim()}\n`);
  return ['Danping is packed together with the works of others. Their licences:\n', ...parts].join('\n');
}

/** Where electron-builder.yml takes them from. */
export function writeDesktopNotices(): void {
  writeFileSync(path.join(builtApp, 'THIRD-PARTY-NOTICES.txt'), desktopNotices());
}
