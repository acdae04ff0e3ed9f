import { z } from 'zod';
import type { PushBody } from '../../relay/core/dialect.ts';
import { readBody } from '../../relay/http/body.ts';
import { readForm } from '../../relay/http/form.ts';
import type { Random } from '../../relay/simulator/random.ts';
import type { Result } from '../../src/shared/result.ts';
import { mutateBytes } from '../mutate/bytes.ts';
import { mutateJson, type Stock } from '../mutate/json-value.ts';

const formType = 'application/x-www-form-urlencoded';

/** A push as it is kept in the corpus: its fields and how they travel, or its very bytes. */
const pushInputSchema = z.union([
  z.object({ as: z.enum(['json', 'form', 'query']), body: z.unknown() }),
  z.object({
    as: z.enum(['bytes', 'form-bytes', 'query-bytes']),
    /** One character for each byte. */
    latin1: z.string(),
  }),
]);
type PushInput = z.infer<typeof pushInputSchema>;

export interface SentBytes {
  readonly raw: Buffer;
  readonly read: () => Result<PushBody>;
}

/** What the hooks' door would make of it, by the same readers. */
export function sentBytes(input: unknown): SentBytes {
  const parsed = pushInputSchema.safeParse(input);
  const push: PushInput = parsed.success ? parsed.data : { as: 'json', body: input };
  const raw = bytesOf(push);
  if (push.as === 'query' || push.as === 'query-bytes') return { raw, read: () => readForm(raw.toString('latin1')) };
  return { raw, read: () => readBody(raw, push.as === 'form' || push.as === 'form-bytes' ? formType : null) };
}

function bytesOf(push: PushInput): Buffer {
  if ('latin1' in push) return Buffer.from(push.latin1, 'latin1');
  return Buffer.from(push.as === 'json' ? (JSON.stringify(push.body) ?? '') : formOf(push.body));
}

/** Every value a text, lists of plain values as a repeated name, anything deeper as a JSON text. */
function formOf(body: unknown): string {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const pairs = fields.flatMap(([name, value]: [string, unknown]) => (Array.isArray(value) && value.every(isPlain) ? value.map((one) => [name, String(one)]) : [[name, isPlain(value) ? String(value) : JSON.stringify(value)]]));
  return new URLSearchParams(pairs).toString();
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

export function mutatePush(random: Random, input: unknown, stock: Stock): unknown {
  const parsed = pushInputSchema.safeParse(input);
  const push: PushInput = parsed.success ? parsed.data : { as: 'json', body: input };
  if ('latin1' in push) return { ...push, latin1: mutateBytes(random, Buffer.from(push.latin1, 'latin1')).toString('latin1') };
  const draw = random.next();
  if (draw < 0.12) return { as: random.pick(['json', 'form', 'query']), body: push.body };
  if (draw < 0.2) {
    const as = push.as === 'json' ? 'bytes' : push.as === 'form' ? 'form-bytes' : 'query-bytes';
    return { as, latin1: mutateBytes(random, bytesOf(push)).toString('latin1') };
  }
  return { ...push, body: mutateJson(random, push.body, stock) };
}
