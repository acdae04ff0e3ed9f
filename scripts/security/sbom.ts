import { z } from 'zod';
import { npm } from './npm.ts';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

const componentSchema = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  hashes: z.array(z.looseObject({ alg: z.string(), content: z.string() })).optional(),
  properties: z.array(z.looseObject({ name: z.string(), value: z.string() })).default([]),
});

const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(componentSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
export type Sbom = z.infer<typeof sbomSchema>;

/**
 * What is in the relay and the app, in CycloneDX's form, from the lock file alone: npm lists what the clone needs, of which only
 * what reaches a customer is left.
 *
 * @param packages that reach a customer; all of them where nothing else is said
 * @throws with npm's words where it cannot say.
 */
export function softwareBill(packages: readonly ShippedPackage[] = shippedPackages()): Sbom {
  const answer = npm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline']);
  if (answer.code !== 0) throw new Error(`npm could not list the packages (${answer.stderr.trim().split('\n').at(-1)}). Run "npm sbom" by hand; it tells more.`);
  const whole = sbomSchema.parse(JSON.parse(answer.stdout));
  const shipped = new Set(packages.map(({ name, version }) => `pkg:npm/${name}@${version}`));
  const components = whole.components.filter(({ purl }) => shipped.has(decodeURIComponent(purl)));
  const own = whole.metadata.component['bom-ref'];
  const refs = new Set([own, ...components.map((component) => component['bom-ref'])]);
  const dependencies = whole.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((line) => ({ ...line, dependsOn: line.dependsOn.filter((ref) => refs.has(ref)) }));
  // npm names the clone after its folder, and says of what is bundled that it is for development only.
  const metadata = { ...whole.metadata, component: { ...whole.metadata.component, name: 'danping' } };
  const plain = components.map((component) => ({ ...component, scope: 'required', properties: component.properties.filter(({ name }) => name !== 'cdx:npm:package:development') }));
  return { ...whole, metadata, components: plain, dependencies };
}
