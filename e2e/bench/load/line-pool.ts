import { Line } from './line.ts';

/** As many connections as it takes, up to so many: who comes then waits for one, and the wait counts. */
const most = 256;

export class LinePool {
  readonly #port: number;
  readonly #idle: Line[] = [];
  readonly #waiting: ((line: Line) => void)[] = [];
  readonly #all: Line[] = [];
  #opening = 0;

  constructor(port: number) {
    this.#port = port;
  }

  async use<Value>(work: (line: Line) => Promise<Value>): Promise<Value> {
    const line = this.#idle.pop() ?? (await this.#another());
    try {
      return await work(line);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(line);
      else this.#idle.push(line);
    }
  }

  close(): void {
    for (const line of this.#all) line.close();
  }

  async #another(): Promise<Line> {
    if (this.#all.length + this.#opening >= most) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#opening += 1;
    const line = await Line.open(this.#port);
    this.#opening -= 1;
    this.#all.push(line);
    return line;
  }
}
