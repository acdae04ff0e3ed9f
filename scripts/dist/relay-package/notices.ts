import { licenceText, packagesImportedBelow, packagesNeededBy, type ShippedPackage } from '../../security/shipped-packages.ts';

const rule = '='.repeat(80);

/** What is in the built web pages. */
export function packagesOfPages(): readonly ShippedPackage[] {
  return packagesNeededBy(packagesImportedBelow(['src/renderer/**/*.{ts,tsx}', 'src/shared/**/*.ts']));
}

/**
 * The licences of everything that is bundled with the relay: Node with what it holds, each package, and what the built pages are made
 * of. A package that brings no text of its own has its licence named as it declares it.
 *
 * @param packages that the relay imports
 * @param nodeLicence the text that comes with Node, all of its parts included
 */
export function noticesFor(packages: readonly string[], nodeLicence: string): string {
  const all = new Map([...packagesNeededBy(packages), ...packagesOfPages()].map((each) => [each.folder, each]));
  const parts = [...all.values()]
    .toSorted((a, b) => a.folder.localeCompare(b.folder, 'en'))
    .map((each) => `${rule}\n${each.name} ${each.version} (${each.license ?? 'see its text'})\n\n${(licenceText(each) ?? 'Its package brings no text; the licence is named above.').trim()}\n`);
  return [
    'Danping’s relay is packed together with the works of others. Their licences:\n',
    ...parts,
    `${rule}\nNode.js\n\n${nodeLicence.trim()}\n`,
  ].join('\n');
}
