import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ElectronRuntime } from '../../lib/electron-binary.ts';
import { electronVersionOf, testElectron } from '../../lib/electron-version.ts';
import { softwareBill, type Sbom } from '../../security/sbom.ts';
import { packagesImportedBelow, packagesNeededBy } from '../../security/shipped-packages.ts';

/** What is in the desktop app: the packages of which something is bundled, and Electron as it was packed, which need not be the one that is pinned. */
export function desktopBill({ folder, binary, official }: ElectronRuntime): Sbom {
  const bill = softwareBill(packagesNeededBy(packagesImportedBelow(['src/**/*.{ts,tsx}'])));
  const version = electronVersionOf(folder);
  const electron: Sbom['components'][number] = {
    type: 'application',
    'bom-ref': `electron@${version}`,
    name: 'electron',
    version,
    purl: `pkg:generic/electron@${version}`,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content: createHash('sha512').update(readFileSync(binary)).digest('hex') }],
    licenses: [{ license: { id: 'MIT' } }],
    properties: [{ name: 'danping:carried-by', value: official ? 'electron' : testElectron.package }],
  };
  const components = [...bill.components.filter(({ name }) => name !== 'electron'), electron];
  const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const dependencies = bill.dependencies.filter(({ ref }) => refs.has(ref)).map((line) => ({ ...line, dependsOn: line.dependsOn.filter((ref) => refs.has(ref)) }));
  return { ...bill, components, dependencies };
}
