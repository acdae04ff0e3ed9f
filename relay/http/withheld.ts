const mark = '***';

/** One way of writing a text, piece by piece: what each piece stands for, in bytes. */
interface Writing {
  readonly pieces: RegExp;
  readonly meant: (piece: string) => string;
}

/** Texts here have one letter for each byte, so that bytes that are no UTF-8 stay what they are. */
const writings: readonly Writing[] = [
  { pieces: /[^]/g, meant: (piece) => piece },
  {
    // JSON: a pair of surrogates, one unit, a short escape.
    pieces: /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\["\\/]|[^]/g,
    meant: (piece) => (piece.length === 1 ? piece : bytesOf(piece.startsWith('\\u') ? unitsOf(piece) : piece.slice(1))),
  },
  {
    // A form or a query.
    pieces: /%[\da-fA-F]{2}|[^]/g,
    meant: (piece) => (piece === '+' ? ' ' : piece.length === 1 ? piece : String.fromCharCode(Number.parseInt(piece.slice(1), 16))),
  },
];

/** The bytes of a push without certain texts, whether they stand there as they are or as JSON, a form or a query writes them. */
export function withheld(raw: Buffer, secrets: readonly string[]): Buffer {
  const sought = secrets.filter((secret) => secret !== '').map(bytesOf);
  if (sought.length === 0) return raw;
  const text = raw.toString('latin1');
  const places = writings.flatMap((writing) => placesOf(text, writing, sought)).toSorted((a, b) => a.from - b.from);
  let kept = '';
  let at = 0;
  for (const { from, to } of places) {
    if (from >= at) kept += text.slice(at, from) + mark;
    at = Math.max(at, to);
  }
  return Buffer.from(kept + text.slice(at), 'latin1');
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function placesOf(text: string, { pieces, meant }: Writing, sought: readonly string[]): Place[] {
  const plain: string[] = [];
  /** Of each byte that is meant, the piece that says it. */
  const said: Place[] = [];
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const bytes = meant(piece);
    plain.push(bytes);
    for (let i = 0; i < bytes.length; i++) said.push({ from: index, to: index + piece.length });
  }
  const whole = plain.join('');
  return sought.flatMap((secret) => occurrences(whole, secret)).flatMap(({ from, to }) => {
    const [first, last] = [said[from], said[to - 1]];
    return first && last ? [{ from: first.from, to: last.to }] : [];
  });
}

function occurrences(text: string, sought: string): Place[] {
  const found: Place[] = [];
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + sought.length)) found.push({ from, to: from + sought.length });
  return found;
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function unitsOf(escapes: string): string {
  return escapes.replaceAll(/\\u(.{4})/g, (_escape, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
