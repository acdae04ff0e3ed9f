import { randomBytes } from 'node:crypto';
import { updateKeyAnswerSchema } from '../../../shared/contract/updates.ts';
import type { Result } from '../../../shared/result.ts';
import { fail } from '../../../shared/result.ts';
import { trustSystemCertificates } from '../enrolment/system-certificates.ts';
import type { Credentials } from '../enrolment/seat.ts';
import { mayTellKey, type KnownKeys } from './known-keys.ts';
import { readOrder, type Offer } from './read-order.ts';

const answerWithinMs = 15_000;
/** An offer names a few dozen files. */
const largestAnswerBytes = 256 * 1024;

/**
 * Asks the relay which version this desk shall have. Fails with `update-key-unknown`, `update-not-signed`, `update-refused`, `relay-incompatible`, or
 * `relay-silent`.
 */
export async function askOrder({ relay, token }: Credentials, keys: KnownKeys): Promise<Result<Offer | null>> {
  try {
    if (relay.startsWith('https:')) await trustSystemCertificates();
    const ask = (path: string): Promise<Response> =>
      fetch(`${relay}${path}`, { headers: { authorization: `Bearer ${token}` }, redirect: 'error', signal: AbortSignal.timeout(answerWithinMs) });
    const key = keys.of(relay) ?? (await toldKey(relay, ask, keys));
    if (key === null) return fail('update-key-unknown', 'This desk does not know by which key it would recognise an update of this relay.', 'Enter a new enrolment code, or have the relay reached by https.');
    const nonce = randomBytes(24).toString('base64url');
    const answer = await ask(`/updates/order?nonce=${nonce}`);
    if (!answer.ok) return fail('update-refused', `The relay answered ${answer.status}.`, 'Have the admin look whether relay and desks belong together.');
    return readOrder(await bodyOf(answer), key, nonce);
  } catch (error) {
    return fail('relay-silent', `The relay could not be asked for updates (${String(error)}).`, 'It is asked again.');
  }
}

async function toldKey(relay: string, ask: (path: string) => Promise<Response>, keys: KnownKeys): Promise<string | null> {
  if (!mayTellKey(relay)) return null;
  const answer = await ask('/updates/key');
  const told = updateKeyAnswerSchema.safeParse(answer.ok ? await bodyOf(answer) : null);
  if (!told.success) return null;
  await keys.remember(relay, told.data.updateKey);
  return told.data.updateKey;
}

async function bodyOf(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > largestAnswerBytes) return null;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}
