import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readResults, resultName, resultsFolder, resultSchema, type BenchResult } from '../../../scripts/bench/result-file.ts';
import type { Curve, Figure } from '../figure.ts';
import { electronHere, thisCommit, thisMachine } from './machine.ts';
import { pageOf } from './page-of.ts';

export interface MeasuredBench {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly curves: readonly Curve[];
  readonly failure: string | null;
}

/** What a run leaves behind: its figures as JSON, after each bench anew, and a page of charts at its end. */
export class Report {
  readonly #began = performance.now();
  readonly #benches: MeasuredBench[] = [];
  readonly #run: Pick<BenchResult, 'at' | 'quick' | 'profiled' | 'commit' | 'machine'>;
  readonly #folder: string;
  readonly #file: string;

  constructor({ quick, profile }: { readonly quick: boolean; readonly profile: boolean }, folder = resultsFolder) {
    const at = new Date().toISOString();
    this.#run = { at, quick, profiled: profile, commit: thisCommit(), machine: thisMachine() };
    this.#folder = folder;
    this.#file = path.join(folder, resultName(at));
  }

  add(bench: MeasuredBench): void {
    this.#benches.push(bench);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(this.#result(), null, 2)}\n`);
  }

  /** @returns the files that were written */
  async writePage(say: (line: string) => void): Promise<readonly string[]> {
    const page = path.join(this.#folder, 'index.html');
    const result = this.#result();
    const earlier = readResults(this.#folder, say).filter(({ at }) => at < result.at);
    writeFileSync(page, await pageOf(result, earlier));
    return [this.#file, page];
  }

  #result(): BenchResult {
    const machine = { ...this.#run.machine, electron: electronHere() };
    const tookSeconds = Math.round((performance.now() - this.#began) / 1_000);
    // What is no number in JSON (a share of nothing, for one) is a figure that was not measured.
    return resultSchema.parse(JSON.parse(JSON.stringify({ format: 1, ...this.#run, machine, tookSeconds, benches: this.#benches.map(plain) })));
  }
}

/** What is no number becomes `null` in JSON, and `null` is no detail. */
function plain({ figures, ...bench }: MeasuredBench): object {
  return { ...bench, figures: figures.map(({ detail, ...figure }) => ({ ...figure, ...(detail && { detail: Object.fromEntries(Object.entries(detail).map(([name, of]) => [name, typeof of === 'number' && !Number.isFinite(of) ? 'unknown' : of])) }) })) };
}
