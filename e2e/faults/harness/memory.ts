import { readFileSync } from 'node:fs';

/** Resident memory of a program in MiB, by the kernel's word; 0 where the kernel has none. */
export function residentMiB(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** Looks at a program's resident memory every second until told to stop. */
export class MemoryWatch {
  readonly #timer: NodeJS.Timeout;
  readonly #looks: { readonly seconds: number; readonly mib: number }[] = [];

  constructor(pid: number) {
    const began = performance.now();
    const look = (): void => void this.#looks.push({ seconds: (performance.now() - began) / 1_000, mib: residentMiB(pid) });
    look();
    this.#timer = setInterval(look, 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get maxMiB(): number {
    return Math.max(...this.#looks.map(({ mib }) => mib));
  }

  /** How fast it grew in the second half, when all is warm: the line of least squares. */
  get slopeMiBPerMinute(): number {
    const half = this.#looks.slice(Math.floor(this.#looks.length / 2));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [x, y] = [mean(half.map(({ seconds }) => seconds)), mean(half.map(({ mib }) => mib))];
    const [above, below] = half.reduce(([a, b], { seconds, mib }) => [a + (seconds - x) * (mib - y), b + (seconds - x) ** 2], [0, 0]);
    return below === 0 ? 0 : (above / below) * 60;
  }
}
