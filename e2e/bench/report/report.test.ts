import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readResult, readResults, resultName } from '../../../scripts/bench/result-file.ts';
import { within } from '../figure.ts';
import { Report } from './report.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'danping-report-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('each bench is in the file as soon as it is over, and what is no number is not measured', () => {
  const report = new Report({ quick: true, profile: false }, folder);
  report.add({ name: 'ingest', figures: [within('latency', Number.NaN, 'ms', 5, { p50: Number.NaN, longest: Infinity, cores: 'any' })], curves: [], failure: null });
  const [name = ''] = readdirSync(folder);
  const read = readResult(path.join(folder, name));
  expect(read.benches[0]?.figures[0]).toMatchObject({ figure: 'latency', value: null, budget: 'at most 5 ms', detail: { p50: 'unknown', longest: 'unknown', cores: 'any' } });
  expect(read).toMatchObject({ quick: true, profiled: false, machine: { node: process.versions.node } });
  expect(name).toBe(resultName(read.at));
  report.add({ name: 'popup', figures: [], curves: [], failure: 'no display' });
  expect(readResult(path.join(folder, name)).benches.map((bench) => bench.name)).toEqual(['ingest', 'popup']);
  expect(readFileSync(path.join(folder, name), 'utf8').endsWith('\n')).toBe(true);
  expect(readResults(folder, () => undefined)).toHaveLength(1);
});
