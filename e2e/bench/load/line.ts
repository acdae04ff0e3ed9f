import { connect, type Socket } from 'node:net';

/** One connection over which requests are sent one after the other, read no further than needed: the load must cost less than what it measures. */
export class Line {
  readonly #socket: Socket;
  readonly #waiting: ((status: number) => void)[] = [];
  #unread = '';
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#read(text));
    socket.on('error', () => this.#end());
    socket.on('close', () => this.#end());
  }

  static async open(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    return new Line(socket);
  }

  /** @returns the answer's status; 0 where the line broke. Rejects on a line that was broken before. */
  send(request: Buffer): Promise<number> {
    if (this.#isClosed) return Promise.reject(new Error('The server has closed the connection.'));
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#unread += text;
    for (;;) {
      const head = this.#unread.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#unread.slice(0, head))?.[1] ?? 0);
      if (this.#unread.length < head + 4 + length) return;
      const status = Number(this.#unread.slice(9, 12));
      this.#unread = this.#unread.slice(head + 4 + length);
      this.#waiting.shift()?.(status);
    }
  }

  #end(): void {
    this.#isClosed = true;
    for (const answer of this.#waiting.splice(0)) answer(0);
  }
}

/** What comes before a body of so many bytes. */
export function headOf(url: string, bodyBytes: number): string {
  const { pathname, search, host } = new URL(url);
  return `POST ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${bodyBytes}\r\n\r\n`;
}

export function requestOf(url: string, body: string): Buffer {
  return Buffer.from(headOf(url, Buffer.byteLength(body)) + body);
}
