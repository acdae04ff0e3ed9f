import { clone, entriesOf, isContainer, put, remove } from '../mutate/containers.ts';

/**
 * Takes away from an input whatever is not needed for it to stay what it is.
 *
 * @param tries how many smaller inputs are tried at most
 */
export async function shrink(input: unknown, staysIt: (candidate: unknown) => Promise<boolean>, tries: number): Promise<unknown> {
  let best = input;
  let left = tries;
  const smallerOne = async (): Promise<unknown> => {
    for (const path of pathsIn(best)) {
      for (const candidate of smaller(best, path)) {
        if (left-- <= 0) return undefined;
        if (await staysIt(candidate)) return candidate;
      }
    }
    return undefined;
  };
  for (let next = await smallerOne(); next !== undefined; next = await smallerOne()) best = next;
  return best;
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, here: Path = []): Path[] {
  return entriesOf(value).flatMap(([key, inner]) => [[...here, key], ...pathsIn(inner, [...here, key])]);
}

/** The input without what stands at the path, or with a part of its list or text cut out. */
function* smaller(input: unknown, path: Path): Generator<unknown> {
  const without = clone(input);
  const [holder, key] = find(without, path);
  if (holder === null || key === undefined) return;
  const value: unknown = Reflect.get(holder, key);
  remove(holder, key);
  yield without;
  if (typeof value !== 'string' && !Array.isArray(value)) return;
  for (let size = value.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < value.length; at += size) {
      const shorter = clone(input);
      const [place] = find(shorter, path);
      if (place) put(place, key, typeof value === 'string' ? value.slice(0, at) + value.slice(at + size) : clone(value.toSpliced(at, size)));
      yield shorter;
    }
  }
}

function find(root: unknown, path: Path): readonly [object | null, string | number | undefined] {
  const last = path.at(-1);
  let holder: unknown = root;
  for (const key of path.slice(0, -1)) holder = isContainer(holder) ? Reflect.getOwnPropertyDescriptor(holder, key)?.value : null;
  return [isContainer(holder) ? holder : null, last];
}
