import type { Ran, Stretch } from './coverage.ts';

/**
 * Everything that was ever reached. V8 tells which blocks of a function did not run and merges neighbours as it likes, so what is
 * kept is what no input has reached yet: it can only shrink.
 */
export class Territory {
  readonly #idle = new Map<string, readonly Stretch[]>();
  /** Every block that V8 ever told of, by function. */
  readonly #blocks = new Map<string, Map<string, Stretch>>();

  /** How much ran that never ran before: functions, and code units of their blocks. */
  gain(ran: readonly Ran[]): number {
    return ran.reduce((sum, { functionName, idle }) => {
      const held = this.#idle.get(functionName);
      return sum + (held === undefined ? 1 : lengthOf(held) - lengthOf(common(held, idle)));
    }, 0);
  }

  add(ran: readonly Ran[]): void {
    for (const { functionName, idle } of ran) {
      const held = this.#idle.get(functionName);
      this.#idle.set(functionName, held === undefined ? idle : common(held, idle));
      const blocks = this.#blocks.get(functionName) ?? new Map<string, Stretch>();
      for (const block of idle) blocks.set(block.join('-'), block);
      this.#blocks.set(functionName, blocks);
    }
  }

  /** Blocks reached, and all that are known of: a function is one, each part of it that may be left out another. */
  count(): { readonly reached: number; readonly known: number } {
    let [reached, known] = [0, 0];
    for (const [name, blocks] of this.#blocks) {
      const idle = this.#idle.get(name) ?? [];
      const left = [...blocks.values()].filter(([from, to]) => idle.some(([start, end]) => start <= from && to <= end));
      known += 1 + blocks.size;
      reached += 1 + blocks.size - left.length;
    }
    return { reached, known };
  }

  /** What was never reached although its function was, for whoever looks for what a target leaves out. */
  unreached(): readonly string[] {
    return [...this.#idle].flatMap(([name, idle]) => idle.map(([from, to]) => `${name.replace(/:\d+-\d+$/, '')} ${from}-${to}`)).toSorted();
  }
}

function common(a: readonly Stretch[], b: readonly Stretch[]): readonly Stretch[] {
  return a.flatMap(([from, to]) =>
    b.map(([start, end]): Stretch => [Math.max(from, start), Math.min(to, end)]).filter(([first, last]) => first < last),
  );
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [from, to]) => sum + to - from, 0);
}
