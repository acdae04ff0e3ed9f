import type { Random } from '../../relay/simulator/random.ts';
import { clone, entriesOf, isContainer, put, remove } from './containers.ts';
import { nearNumber, nearText, oddValue } from './odd-values.ts';

/** What mutations may borrow: documents and other inputs, and the words that the product looks for. */
export interface Stock {
  readonly donors: readonly unknown[];
  readonly words: readonly string[];
}

interface Place {
  readonly holder: object;
  readonly key: string | number;
  readonly value: unknown;
}

/** Changes a JSON value in a few places, each as somebody might get it wrong or mean harm. */
export function mutateJson(random: Random, value: unknown, stock: Stock): unknown {
  const held = [clone(value)];
  for (let changes = random.pick([1, 1, 1, 2, 2, 3, 5]); changes > 0; changes--) change(random, held, stock);
  return held[0];
}

function change(random: Random, root: unknown[], stock: Stock): void {
  const { holder, key, value } = somePlace(random, root);
  switch (random.int(0, 13)) {
    case 0: return holder === root ? undefined : remove(holder, key);
    case 1: return repeat(random, holder, value, stock);
    case 2: return put(holder, key, retyped(random, value));
    case 3: return put(holder, key, nested(random, value, stock));
    case 4: return swap({ holder, key, value }, somePlace(random, root));
    case 5: return put(holder, key, clone(somePlace(random, [donor(random, stock)]).value));
    case 6: return borrowField(random, isContainer(value) ? value : holder, stock);
    case 7: return put(holder, key, typeof value === 'string' ? nearText(random, value) : oddValue(random));
    case 8: return put(holder, key, nearNumber(random, value));
    case 9: return rename(random, { holder, key, value }, stock);
    case 10: return put(holder, key, typeof value === 'string' && random.chance(0.3) ? word(random, stock) + value : word(random, stock));
    case 11: return put(holder, key, oddValue(random));
    default: return put(holder, key, asElsewhere(random, key, value, stock));
  }
}

/** Any place in the value, the deeper ones as likely as those near the top. */
function somePlace(random: Random, root: unknown[]): Place {
  const places = placesIn(root);
  return places[random.int(0, places.length - 1)] ?? { holder: root, key: 0, value: root[0] };
}

function placesIn(root: unknown[]): readonly Place[] {
  const places: Place[] = [];
  const open: object[] = [root];
  for (let holder = open.pop(); holder && places.length < 400; holder = open.pop()) {
    for (const [key, value] of entriesOf(holder)) {
      places.push({ holder, key, value });
      if (isContainer(value)) open.push(value);
    }
  }
  return places;
}

function donor(random: Random, { donors }: Stock): unknown {
  return donors[random.int(0, donors.length - 1)];
}

function word(random: Random, { words }: Stock): string {
  return words[random.int(0, words.length - 1)] ?? '';
}

function fieldName(random: Random, stock: Stock): string {
  if (random.chance(0.15)) return random.pick(['__proto__', 'constructor', 'toString', '', '0', 'before', 'probablyBefore', 'extras', 'content']);
  const { key } = somePlace(random, [donor(random, stock)]);
  return typeof key === 'string' ? key : word(random, stock);
}

function repeat(random: Random, holder: object, value: unknown, stock: Stock): void {
  if (Array.isArray(holder)) holder.push(...Array.from({ length: random.pick([1, 1, 1, 2, 2, 3, 40]) }, () => clone(value)));
  else put(holder, fieldName(random, stock), clone(value));
}

function retyped(random: Random, value: unknown): unknown {
  switch (random.int(0, 5)) {
    case 0: return isContainer(value) ? JSON.stringify(value) : String(value);
    case 1: return isContainer(value) ? 1 : Number(value);
    case 2: return JSON.stringify(value);
    case 3: return [clone(value)];
    case 4: return typeof value === 'string' ? fromText(value) : Boolean(value);
    default: return isContainer(value) ? Object.values(value).at(0) : { value };
  }
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [text];
  }
}

function nested(random: Random, value: unknown, stock: Stock): unknown {
  const name = fieldName(random, stock);
  let inner = clone(value);
  for (let depth = random.pick([1, 1, 2, 5, 17, 70]); depth > 0; depth--) inner = random.chance(0.5) ? [inner] : Object.fromEntries([[name, inner]]);
  return random.chance(0.2) ? JSON.stringify(inner) : inner;
}

function swap(a: Place, b: Place): void {
  const [first, second] = [clone(a.value), clone(b.value)];
  put(a.holder, a.key, second);
  put(b.holder, b.key, first);
}

/** What some other document or input has in the field of this name. */
function asElsewhere(random: Random, key: string | number, value: unknown, { donors }: Stock): unknown {
  const others = donors.flatMap((one) => placesIn([one])).filter((place) => place.key === key);
  return clone(others[random.int(0, others.length - 1)]?.value ?? value);
}

/** A field with its value, as another document has it. */
function borrowField(random: Random, holder: object, stock: Stock): void {
  const { key, value } = somePlace(random, [donor(random, stock)]);
  if (!Array.isArray(holder) && typeof key === 'string') put(holder, key, clone(value));
}

function rename(random: Random, { holder, key, value }: Place, stock: Stock): void {
  if (Array.isArray(holder)) return;
  remove(holder, key);
  put(holder, fieldName(random, stock), value);
}
