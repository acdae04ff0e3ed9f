import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync, Visitor, type ESTree } from 'vite';
import { root } from '../../lib/paths.ts';

export interface SourceClosure {
  /** The sources that Node loads, below the clone, sorted. */
  readonly sources: readonly string[];
  /** What they look for beside themselves by `new URL(…, import.meta.url)` and is no source: below the clone, sorted. */
  readonly beside: readonly string[];
  /** The packages that they import, sorted. */
  readonly packages: readonly string[];
}

/**
 * Everything that a program runs with, read from the sources themselves as Node reads them: type-only imports are left out, a
 * worker's file and a file that is read at run time are not.
 *
 * @param entry below the clone
 * @throws where an import leads nowhere, or to a name that is made up at run time
 */
export function closureOf(entry: string): SourceClosure {
  const sources = new Set<string>();
  const beside = new Set<string>();
  const packages = new Set<string>();
  const take = (file: string): void => {
    if (sources.has(file)) return;
    sources.add(file);
    for (const { specifier, isUrl } of referencesIn(file)) {
      const isRelative = isUrl || specifier.startsWith('.');
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      if (isRelative && target.endsWith('.ts')) take(target);
      else if (isRelative) beside.add(target);
      else if (!specifier.startsWith('node:') && !builtinModules.includes(specifier)) packages.add(packageOf(specifier));
    }
  };
  take(entry);
  return { sources: [...sources].toSorted(), beside: [...beside].toSorted(), packages: [...packages].toSorted() };
}

interface Reference {
  readonly specifier: string;
  /** `new URL(…, import.meta.url)`, which leads beside the file without a dot before it. */
  readonly isUrl: boolean;
}

function referencesIn(file: string): readonly Reference[] {
  const found: Reference[] = [];
  const from = (specifier: string): void => void found.push({ specifier, isUrl: false });
  const { program, errors } = parseSync(file, readFileSync(path.join(root, file), 'utf8'));
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  new Visitor({
    ImportDeclaration: ({ source, importKind }) => {
      if (importKind !== 'type') from(source.value);
    },
    ExportAllDeclaration: ({ source, exportKind }) => {
      if (exportKind !== 'type') from(source.value);
    },
    ExportNamedDeclaration: ({ source, exportKind }) => {
      if (source && exportKind !== 'type') from(source.value);
    },
    ImportExpression: ({ source }) => from(literalIn(source, file)),
    NewExpression: ({ callee, arguments: [target, base] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'URL' || !isOwnUrl(base) || !target || target.type === 'SpreadElement') return;
      found.push({ specifier: literalIn(target, file), isUrl: true });
    },
  }).visit(program);
  return found;
}

function isOwnUrl(node: ESTree.Argument | undefined): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && node.property.type === 'Identifier' && node.property.name === 'url';
}

function literalIn(node: ESTree.Expression, file: string): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  throw new Error(`${file} loads something whose name is made up at run time, so that nobody can say what a package of it needs.`);
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
