import { neverConnected } from './never-connected.ts';

/** What is said of a request that no answer came to, in each of the cases that can be told apart. */
export interface WordsForNoAnswer<Said> {
  timedOut(): Said;
  /** Somebody answered, and it was not HTTP. */
  notHttp(): Said;
  /** No connection came about: the request was certainly not heard. @param code of the operating system, where it gave one */
  unreachable(code: string | null): Said;
  /** The connection broke: the request may have been heard. */
  lost(): Said;
}

/** Tells why `fetch` failed. The runtime's messages quote headers and addresses: only names and codes are taken from them. */
export function sayNoAnswer<Said>(error: unknown, words: WordsForNoAnswer<Said>): Said {
  if (error instanceof Error && error.name === 'TimeoutError') return words.timedOut();
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof Error && cause.name === 'HTTPParserError') return words.notHttp();
  return neverConnected(error) ? words.unreachable(codeOf(cause)) : words.lost();
}

function codeOf(cause: unknown): string | null {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : null;
}

/** @returns `undefined` for what is no JSON */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
