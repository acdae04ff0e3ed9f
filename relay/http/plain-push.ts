import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ok } from '../../src/shared/result.ts';
import type { Source } from '../core/ports.ts';
import type { PushAnswer } from '../core/push-answer.ts';
import { refusal, retryAfterSeconds, unknownAddress } from './answers.ts';
import { largestBodyBytes, readBody } from './body.ts';
import { hookRoute, type HookParts } from './hooks.ts';
import { takeIn } from './take-in.ts';

export interface PlainPushParts extends HookParts {
  readonly stopping: () => boolean;
  readonly onMistake: (route: string, error: Error) => void;
  readonly trustedProxies: readonly string[];
}

const hookPath = /^\/hooks\/([\w.~-]+)\/([\w.~-]+)$/;

/**
 * The pushes as clouds send them: a POST with a length, to an address that is right, from where it may come. They are nearly all there is, and
 * on the way through the router and its hooks they would cost half as much again. Whatever is otherwise goes that way, and is answered there.
 */
export function takePlainPushes(parts: PlainPushParts, otherwise: RequestListener): RequestListener {
  return (request, response) => {
    const source = plainSource(request, parts);
    if (source === null) return otherwise(request, response);
    const arrivedAt = performance.now();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [first] = chunks;
      const raw = chunks.length === 1 && first ? first : Buffer.concat(chunks);
      const tell = (answer: PushAnswer): void => parts.onAnswered(source, answer, performance.now() - arrivedAt);
      takePush(request, source, raw, parts).then(
        ({ answer, status, body }) => {
          // Before it is sent: whoever has the answer finds it counted.
          tell(answer);
          send(response, status, body);
        },
        (error: unknown) => {
          parts.onMistake(hookRoute, error instanceof Error ? error : new Error(String(error)));
          tell('failed_500');
          send(response, 500, refusal('The relay made a mistake. Its log tells more.'));
        },
      );
    });
  };
}

/** @returns whose push it is; `null` for anything out of the ordinary */
function plainSource({ method, url = '', headers, socket }: IncomingMessage, { stopping, trustedProxies, sourceWithSecret, mayPush }: PlainPushParts): Source | null {
  const length = headers['content-length'];
  if (method !== 'POST' || length === undefined || Number(length) > largestBodyBytes || stopping()) return null;
  // Who calls is read from headers there.
  if (trustedProxies.length > 0) return null;
  const [, id, secret] = hookPath.exec(url) ?? [];
  if (id === undefined || secret === undefined) return null;
  const source = sourceWithSecret(id, secret);
  return source && mayPush(id, socket.remoteAddress ?? '') ? source : null;
}

interface Answered {
  readonly answer: PushAnswer;
  readonly status: number;
  readonly body: object;
}

async function takePush({ headers }: IncomingMessage, source: Source, raw: Buffer, parts: HookParts): Promise<Answered> {
  const contentType = headers['content-type'] ?? null;
  const body = readBody(raw, contentType);
  const admitted = parts.admit(source, { headers, query: {}, body: body.ok ? body.value : undefined, raw });
  if (!admitted) {
    parts.onUnadmitted(source);
    return { answer: 'unknown_404', status: 404, body: refusal(unknownAddress) };
  }
  const taken = await takeIn({ source, raw, secrets: admitted.secrets, contentType, body: body.ok ? ok(admitted.body) : body, from: 'cloud' }, parts);
  const { answer, seq } = taken;
  if (answer === 'refused_400') return { answer, status: 400, body: refusal(taken.error) };
  if (answer === 'unavailable_503') return { answer, status: 503, body: refusal(taken.error) };
  return { answer, status: 200, body: answer === 'duplicate' ? { ok: true, seq, duplicate: true } : { ok: true, seq } };
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  if (status === 503) response.setHeader('retry-after', retryAfterSeconds);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
