import { z } from 'zod';
import { updateKeySchema } from '../../../shared/contract/updates.ts';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import { unreachable } from './unreachable.ts';
import { trustSystemCertificates } from './system-certificates.ts';

/** What a code is exchanged for (docs/protocol.md, "HTTP for people and machines"). */
export interface Enrolled {
  readonly relay: string;
  readonly token: string;
  readonly agentNumber: string;
  readonly name: string;
  /** With which the relay signs updates; `null` from a relay that does not know updates. */
  readonly updateKey: string | null;
}

const answerTimeoutMs = 10_000;
const largestAnswerBytes = 64 * 1024;

const readySchema = z.union([
  z.object({ ok: z.literal(true), epoch: z.string().min(1), head: z.number() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);
const enrolledSchema = z.object({ token: z.string().min(1).max(512), agentNumber: z.string().min(1), name: z.string(), updateKey: updateKeySchema.nullable().default(null) });
const refusalSchema = z.object({ error: z.string() });

/**
 * Exchanges a one-time code for a token, after making sure that a Danping relay answers there: a code must not be
 * shown to anybody else. Each way to fail has a code of its own.
 */
export async function exchangeCode(relay: string, code: string): Promise<Result<Enrolled>> {
  try {
    if (relay.startsWith('https:')) await trustSystemCertificates();
    const greeting = await answerOf(`${relay}/readyz`, {});
    if (!readySchema.safeParse(greeting.body).success) return notARelay(relay);
    const answer = await answerOf(`${relay}/api/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: code.trim() }),
    });
    if (answer.status !== 200) return refused(answer.status, answer.body, relay);
    const enrolled = enrolledSchema.safeParse(answer.body);
    return enrolled.success ? ok({ relay, ...enrolled.data }) : notARelay(relay);
  } catch (error) {
    return unreachable(error, relay);
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function answerOf(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(answerTimeoutMs) });
  return { status: response.status, body: jsonOf(await limitedText(response)) };
}

async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > largestAnswerBytes) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refused(status: number, body: unknown, relay: string): Result<never> {
  const said = refusalSchema.safeParse(body);
  const cause = said.success ? said.data.error : `${relay} answered ${status}.`;
  switch (status) {
    case 400:
    case 401:
      return fail('code-invalid', cause, 'Ask the admin for a new code; each works once, within 7 days.');
    case 429:
      return fail('too-many-tries', cause, 'Wait a minute, then try again.');
    case 503:
      return fail('relay-busy', cause, 'Try again in a moment; the code is still good.');
    default:
      return notARelay(relay);
  }
}

function notARelay(relay: string): Result<never> {
  return fail('not-a-relay', `${relay} answers, but not as a Danping relay.`, 'Check the address with the admin.');
}
