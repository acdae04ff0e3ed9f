import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { PushBody } from '../core/dialect.ts';

/** No document nests deeper than four; what does is an attack or a mistake. */
const deepest = 64;

/** Whole numbers from 16 digits on do not all survive as a JavaScript number, nor does what is too large for any. */
const lossyNumber = /[[:,\s]-?\d{16,}|\de\+?\d{3}/i;

/** Reads JSON without letting it reach a prototype, nest without end or lose the digits of a long number. */
export function readJson(text: string): Result<PushBody> {
  let value: unknown;
  try {
    value = lossyNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch (error) {
    return unreadable(`The body is not JSON${positionIn(error)}.`);
  }
  return clean(value) ? ok(value) : unreadable(`The body nests deeper than ${deepest} levels.`);
}

function unreadable(cause: string): Result<never> {
  return fail('unreadable', cause, 'Send JSON in UTF-8, as the vendor’s document shows it.');
}

function keepDigits(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  const lossy = !Number.isFinite(value) || (!Number.isSafeInteger(value) && /^-?\d+$/.test(source));
  return lossy ? source : value;
}

/** The engine's own message quotes the body, customer numbers included: only the place is taken from it. */
function positionIn(error: unknown): string {
  const place = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return place === undefined ? '' : ` (something is wrong at character ${Number(place) + 1})`;
}

/** Takes `__proto__` out of every level. @returns `false` when the value nests too deep. */
function clean(root: unknown): boolean {
  let level = [root].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((container) => {
      Reflect.deleteProperty(container, '__proto__');
      return Object.values(container).filter(isContainer);
    });
  }
  return true;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
