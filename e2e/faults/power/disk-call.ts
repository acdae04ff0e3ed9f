/** What a relay asked of its disk, or told a cloud, in the order in which it did. Files by their path inside the data folder; '' is the folder. */
export type DiskCall =
  | { readonly what: 'open'; readonly file: string; readonly emptied: boolean }
  /** Without a place: at the end. */
  | { readonly what: 'write'; readonly file: string; readonly at: number | null; readonly bytes: Buffer }
  | { readonly what: 'cut'; readonly file: string; readonly length: number }
  | { readonly what: 'sync'; readonly file: string }
  | { readonly what: 'rename'; readonly file: string; readonly to: string }
  | { readonly what: 'remove'; readonly file: string }
  /** A cloud was answered 200 with this seq. */
  | { readonly what: 'answered'; readonly seq: number };

/** What strace is asked to write down: every call that changes a file or its name, and what is sent. */
export const traced = [
  '--seccomp-bpf',
  '-f',
  '-y',
  '-xx',
  '-s',
  '1000000',
  '-e',
  'trace=openat,write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat',
];

/** SQLite's index of the write-ahead log is written through memory, and made anew at every start. */
const isMemory = (file: string): boolean => file.endsWith('-shm');

const unfinished = ' <unfinished ...>';

/** Reads what strace wrote (`-xx`: every text in hexadecimal digits, `-y`: every handle with its path). */
export class TraceReader {
  readonly #folder: string;
  readonly #halves = new Map<string, string>();

  /** @param folder the data folder, as its real path */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns what one line says; nothing for what does not concern the data folder or failed */
  read(line: string): readonly DiskCall[] {
    const whole = this.#whole(line);
    if (whole === null) return [];
    const [, call = '', given = '', result = ''] = /^\d+ +(\w+)\((.*)\) += (.*)$/.exec(whole) ?? [];
    if (call === '' || result.startsWith('-1') || result.startsWith('?')) return [];
    return this.#calls(call, given, result);
  }

  /** A call of one thread that another's interrupts comes in two halves. */
  #whole(line: string): string | null {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    if (line.endsWith(unfinished)) {
      this.#halves.set(thread, line.slice(0, -unfinished.length));
      return null;
    }
    const resumed = /^\d+ +<\.\.\. \w+ resumed>/.exec(line);
    if (!resumed) return line;
    const first = this.#halves.get(thread) ?? '';
    this.#halves.delete(thread);
    return first + line.slice(resumed[0].length);
  }

  #calls(call: string, given: string, result: string): readonly DiskCall[] {
    if (call === 'openat') {
      const file = this.#inside(result);
      return file === null || file === '' || !given.includes('O_CREAT') ? [] : [{ what: 'open', file, emptied: given.includes('O_TRUNC') }];
    }
    if (/^(rename|unlink|link|mkdir)/.test(call)) return this.#names(call, given);
    const file = this.#inside(given);
    if (call.startsWith('write') && file === null) return answered(given);
    if (file === null) return [];
    if (call === 'fsync' || call === 'fdatasync') return [{ what: 'sync', file }];
    const numbers = given.slice(given.lastIndexOf('"') + 1).match(/\d+/g)?.map(Number) ?? [];
    if (call === 'ftruncate') return [{ what: 'cut', file, length: Number(/, (\d+)$/.exec(given)?.[1]) }];
    const bytes = Buffer.concat(textsIn(given)).subarray(0, Number(result));
    if (call === 'pwrite64') return [{ what: 'write', file, at: numbers.at(-1) ?? 0, bytes }];
    if (call === 'write' || call === 'writev') return [{ what: 'write', file, at: null, bytes }];
    throw new Error(`The relay changes ${file} by ${call}, which this disk does not know.`);
  }

  #names(call: string, given: string): readonly DiskCall[] {
    const [from, to] = textsIn(given).map((text) => this.#place(text.toString('utf8')));
    if (from === undefined || (from === null && (to ?? null) === null)) return [];
    if (call.startsWith('unlink') && from !== null) return [{ what: 'remove', file: from }];
    if (call.startsWith('rename') && from !== null && to !== undefined && to !== null) return [{ what: 'rename', file: from, to }];
    throw new Error(`The relay changes names by ${call}, which this disk does not know.`);
  }

  /** The file that the first handle in a text stands for. */
  #inside(text: string): string | null {
    const shown = /<((?:\\x[0-9a-f]{2})+)>/.exec(text)?.[1];
    return shown === undefined ? null : this.#place(bytesOf(shown).toString('utf8'));
  }

  #place(path: string): string | null {
    if (path !== this.#folder && !path.startsWith(`${this.#folder}/`)) return null;
    const file = path.slice(this.#folder.length + 1);
    return isMemory(file) ? null : file;
  }
}

function answered(given: string): readonly DiskCall[] {
  if (!given.includes(okInHex)) return [];
  const text = Buffer.concat(textsIn(given)).toString('latin1');
  return [...text.matchAll(/"ok":true,"seq":(\d+)/g)].map((match) => ({ what: 'answered', seq: Number(match[1]) }));
}

const okInHex = [...Buffer.from('HTTP/1.1 200')].map((byte) => `\\x${byte.toString(16)}`).join('');

function textsIn(given: string): readonly Buffer[] {
  return [...given.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((match) => bytesOf(match[1] ?? ''));
}

function bytesOf(shown: string): Buffer {
  return Buffer.from(shown.replaceAll('\\x', ''), 'hex');
}
