import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');

/** Each import that must never be: where it is planted, what it reaches for. */
const forbidden: readonly (readonly [file: string, target: string])[] = [
  ['src/renderer/a.ts', 'src/main/target.ts'],
  ['src/renderer/b.ts', 'src/preload/target.ts'],
  ['src/renderer/c.ts', 'relay/target.ts'],
  ['src/renderer/d.ts', 'electron'],
  ['src/renderer/e.ts', 'node:fs'],
  ['src/renderer/f.ts', 'socket.io-client'],
  ['src/preload/a.ts', 'zod'],
  ['src/preload/b.ts', 'node:path'],
  ['src/preload/c.ts', 'src/main/target.ts'],
  ['src/shared/a.ts', 'react'],
  ['src/shared/b.ts', 'node:fs'],
  ['src/shared/c.ts', 'src/main/target.ts'],
  ['src/shared/d.ts', 'relay/core/target.ts'],
  ['src/main/a.ts', 'relay/core/target.ts'],
  ['src/main/relay-client/a.ts', 'src/main/history/target.ts'],
  ['relay/log/a.ts', 'src/main/target.ts'],
  ['relay/http/a.ts', 'src/renderer/target.ts'],
  ['relay/socket/a.ts', 'relay/log/target.ts'],
  ['relay/core/a.ts', 'relay/dialects/one/target.ts'],
  ['relay/core/b.ts', 'relay/http/target.ts'],
  ['relay/core/c.ts', 'relay/log/target.ts'],
  ['relay/core/d.ts', 'relay/socket/target.ts'],
  ['relay/core/e.ts', 'better-sqlite3'],
  ['relay/dialects/one/a.ts', 'relay/dialects/two/target.ts'],
  ['relay/dialects/one/b.ts', 'relay/http/target.ts'],
  ['relay/dialects/one/c.ts', 'relay/log/target.ts'],
  ['relay/dialects/one/d.ts', 'node:fs'],
  ['relay/cli/a.ts', 'electron'],
  ['relay/metrics/a.ts', 'relay/log/target.ts'],
  ['relay/metrics/b.ts', 'relay/http/target.ts'],
  ['relay/http/b.ts', 'relay/metrics/target.ts'],
  ['relay/socket/b.ts', 'prom-client'],
  ['e2e/a.ts', 'src/main/target.ts'],
  ['e2e/b.ts', 'src/renderer/target.ts'],
  ['e2e/c.ts', 'relay/log/target.ts'],
  ['sim/a.ts', 'relay/log/target.ts'],
  ['sim/b.ts', 'src/main/history/target.ts'],
  ['sim/c.ts', 'relay/socket/target.ts'],
  ['relay/core/f.ts', 'sim/target.ts'],
  ['src/main/relay-client/b.ts', 'sim/target.ts'],
  ['scripts/a.ts', 'sim/target.ts'],
  ['fuzz/a.ts', 'relay/log/target.ts'],
  ['relay/core/g.ts', 'fuzz/target.ts'],
];

/** Imports of the same sort that the house allows: they show that the linter tells the two apart. */
const allowed: readonly (readonly [file: string, target: string])[] = [
  ['src/renderer/good-a.ts', 'src/shared/target.ts'],
  ['src/renderer/bridge/web.ts', 'socket.io-client'],
  ['src/preload/good-a.ts', 'electron'],
  ['src/shared/good-a.ts', 'zod'],
  ['src/main/good-a.ts', 'src/main/relay-client/target.ts'],
  ['relay/log/good-a.ts', 'better-sqlite3'],
  ['relay/dialects/one/good-a.ts', 'relay/core/target.ts'],
  ['relay/metrics/good-a.ts', 'relay/core/target.ts'],
  ['relay/metrics/good-b.ts', 'prom-client'],
  ['relay/main.ts', 'relay/metrics/target.ts'],
  ['relay/dialects/one/good-b.ts', 'relay/dialects/one/target.ts'],
  ['sim/good-a.ts', 'relay/core/target.ts'],
  ['sim/good-b.ts', 'src/main/relay-client/target.ts'],
  ['sim/good-c.ts', 'relay/simulator/target.ts'],
  ['sim/good-d.ts', 'relay/dialects/one/target.ts'],
  ['e2e/good-a.ts', 'relay/simulator/target.ts'],
  ['fuzz/good-a.ts', 'relay/dialects/one/target.ts'],
];

const cycle = ['relay/core/cycle-one.ts', 'relay/core/cycle-two.ts'] as const;

const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

let house = '';
let complaints: { readonly code: string; readonly filename: string }[] = [];

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'danping-boundaries-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'dir');
  copyFileSync(path.join(root, '.oxlintrc.json'), path.join(house, '.oxlintrc.json'));
  for (const [file, target] of [...forbidden, ...allowed]) plantImport(file, target);
  plantImport(cycle[0], cycle[1], 'value');
  plantImport(cycle[1], cycle[0], 'value');
  const oxlint = path.join(root, 'node_modules', '.bin', 'oxlint');
  const run = spawnSync(oxlint, ['--format', 'json'], { cwd: house, encoding: 'utf8' });
  complaints = report.parse(JSON.parse(run.stdout)).diagnostics;
});

afterAll(() => {
  if (house) rmSync(house, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const place = path.join(house, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function plantImport(file: string, target: string, sort: 'value' | 'target' = 'target'): void {
  const inHouse = target.includes('.ts');
  if (inHouse && sort === 'target') write(target, 'export const value = 1;\n');
  const relative = path.relative(path.dirname(file), target);
  const specifier = inHouse ? (relative.startsWith('.') ? relative : `./${relative}`) : target;
  write(file, `import { value } from '${specifier}';\nexport { value };\n`);
}

function rulesBrokenBy(file: string): readonly string[] {
  return complaints.filter((complaint) => complaint.filename === file).map((complaint) => complaint.code);
}

describe('the linter guards the house', () => {
  it.each(forbidden)('%s may not import %s', (file) => {
    expect(rulesBrokenBy(file)).toContain('boundaries(dependencies)');
  });

  it.each(allowed)('%s may import %s', (file) => {
    expect(rulesBrokenBy(file)).not.toContain('boundaries(dependencies)');
  });

  it('finds a cycle', () => {
    expect(cycle.flatMap(rulesBrokenBy)).toContain('import(no-cycle)');
  });
});
