import { Session, type Profiler } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';

/** From a place in a file up to, not including, another; in UTF-16 code units. */
export type Stretch = readonly [from: number, to: number];

/** What ran of one function since the coverage was taken last. */
export interface Ran {
  readonly functionName: string;
  /** Blocks of it that did not run, in order. */
  readonly idle: readonly Stretch[];
}

const home = pathToFileURL(root).href;
const product = ['relay/', 'src/shared/'] as const;

/** V8's own count of what runs, block by block, in some of the project's sources alone. */
export class BlockCoverage {
  readonly #session = new Session();
  readonly #folders: readonly string[];

  /**
   * Modules that were loaded before are counted too, from then on.
   *
   * @param folders whose sources count
   */
  constructor(folders: readonly string[] = product) {
    this.#folders = folders.map((folder) => `${home}/${folder}`);
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What ran since it was asked last. */
  take(): readonly Ran[] {
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    // In its own process the session answers at once.
    this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      scripts = taken.result;
    });
    return scripts.filter(({ url }) => this.#folders.some((folder) => url.startsWith(folder))).flatMap(({ url, functions }) => functions.flatMap((one) => ranOf(url.slice(home.length), one)));
  }

  stop(): void {
    this.#session.disconnect();
  }
}

function ranOf(file: string, { ranges }: Profiler.FunctionCoverage): Ran[] {
  const [whole, ...blocks] = ranges;
  if (!whole || whole.count === 0) return [];
  const idle = blocks.filter(({ count }) => count === 0).map(({ startOffset, endOffset }): Stretch => [startOffset, endOffset]);
  return [{ functionName: `${file}:${whole.startOffset}-${whole.endOffset}`, idle: idle.toSorted(([a], [b]) => a - b) }];
}
