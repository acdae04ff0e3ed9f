import { mutateJson } from '../mutate/json-value.ts';
import type { Target } from '../targets/target.ts';

interface Body {
  readonly kind?: unknown;
  readonly inner?: { readonly list?: unknown; readonly last?: unknown };
}

/** Stumbles over one rare combination of fields, each step towards it a block of its own. */
function stumble({ kind, inner }: Body): void {
  if (kind !== 'record') return;
  if (!Array.isArray(inner?.list)) return;
  if (inner.list.length < 3) return;
  if (inner.list[1] !== null) return;
  if (typeof inner.last !== 'string') return;
  if (inner.last.length > 4 && inner.last.startsWith('r')) throw new Error('planted');
}

const document = { kind: 'call', inner: { list: ['a'], last: 1 } };

/** A target with a known mistake in it: shows that the search finds one. */
export const planted: Target = {
  name: 'planted',
  seeds: () => [document],
  mutate: (random, input, others) => mutateJson(random, input, { donors: [document, ...others], words: ['record', 'call', 'last', 'list'] }),
  run: (input) => {
    if (typeof input === 'object' && input !== null) stumble({ inner: {}, ...input });
  },
};
