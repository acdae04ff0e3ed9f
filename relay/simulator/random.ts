/** Chance that can be repeated: the same seed gives the same draws in the same order, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(share: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** One of the names, as often as its share among all shares says. */
  weighted<Name extends string>(shares: Readonly<Record<Name, number>>): Name;
  /** Waiting time until the next of events that come by chance. */
  exponential(mean: number): number;
  /** Most people are quick and a few take very long: ring, talk and wrap-up times. Rounded to whole numbers. */
  logNormal(shape: LogNormal): number;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
}

export interface LogNormal {
  readonly median: number;
  /** Spread: the standard deviation of the logarithm. */
  readonly sigma: number;
  readonly min: number;
  readonly max: number;
}

/** @param seed a whole number; a text is hashed to one */
export function createRandom(seed: number | string): Random {
  const next = mulberry32(typeof seed === 'number' ? seed : hash(seed));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));

  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (values) => values[int(0, values.length - 1)] ?? values[0],
    weighted: (shares) => pickWeighted(shares, next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: ({ median, sigma, min, max }) =>
      Math.round(Math.min(max, Math.max(min, median * Math.exp(sigma * standardNormal(next(), next()))))),
    hex: (length) => {
      let digits = '';
      while (digits.length < length) digits += Math.floor(next() * 2 ** 32).toString(16).padStart(8, '0');
      return digits.slice(0, length);
    },
  };
}

/** Tommy Ettinger's public-domain generator: 32 bits of state, good enough for traffic, never for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** Box and Muller. */
function standardNormal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
}

function pickWeighted<Name extends string>(shares: Readonly<Record<Name, number>>, draw: number): Name {
  const names: Name[] = [];
  for (const name in shares) names.push(name);
  const total = names.reduce((sum, name) => sum + shares[name], 0);
  let rest = draw * total;
  for (const name of names) {
    rest -= shares[name];
    if (rest < 0) return name;
  }
  const last = names.at(-1);
  if (last === undefined) throw new RangeError('nothing to choose from');
  return last;
}
