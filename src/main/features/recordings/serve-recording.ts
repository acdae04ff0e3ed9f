/** What the pages ask for under `/recording/CALL-ID`, so that no page ever loads anything from outside. */
const prefix = '/recording/';
/** Headers of the answer that a player needs; all others stay outside. */
const passedOn = ['content-length', 'content-range', 'accept-ranges'] as const;
const patienceMs = 15_000;

export interface RecordingParts {
  /** Where the call's recording lies (a cloud's CDR tells); `null` when there is none. */
  urlOf(callId: string): Promise<string | null>;
  fetch(url: string, init: RequestInit): Promise<Response>;
}

/** The call whose recording a page asks for; `null` when the path is no recording's. */
export function recordingCallId(pathname: string): string | null {
  if (!pathname.startsWith(prefix)) return null;
  try {
    return decodeURIComponent(pathname.slice(prefix.length)) || null;
  } catch {
    return null;
  }
}

/**
 * Fetches a call's recording from the cloud and hands it to the page, a part at a time where the player asks for one. Answers
 * 404 when there is none, 502 when the cloud does not give it, 415 when what comes is no sound.
 */
export async function serveRecording(callId: string, request: Request, parts: RecordingParts): Promise<Response> {
  const url = webAddress(await parts.urlOf(callId));
  if (url === null) return new Response('This call has no recording.', { status: 404 });
  const range = request.headers.get('range');
  let answer: Response;
  try {
    answer = await parts.fetch(url, { headers: range === null ? {} : { range }, credentials: 'omit', redirect: 'follow', signal: AbortSignal.timeout(patienceMs) });
  } catch {
    return new Response('The cloud that keeps the recording cannot be reached.', { status: 502 });
  }
  if (!answer.ok) return new Response(`The cloud that keeps the recording answers ${answer.status}.`, { status: 502 });
  const contentType = soundType(answer.headers.get('content-type'), url);
  if (contentType === null) {
    await answer.body?.cancel();
    return new Response('What the cloud sends is no recording.', { status: 415 });
  }
  const headers = new Headers({ 'content-type': contentType, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  for (const name of passedOn) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers });
}

/** The address is a cloud's word: only the web is followed, never a file of this computer. */
function webAddress(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}

const typeOfEnding: Readonly<Record<string, string>> = { mp3: 'audio/mpeg', wav: 'audio/wav', ogg: 'audio/ogg', m4a: 'audio/mp4', mp4: 'audio/mp4' };

/** Object stores send recordings as plain bytes: then the name's ending tells. */
function soundType(sent: string | null, url: string): string | null {
  const type = (sent ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/') || type === 'video/mp4') return type;
  if (type !== '' && type !== 'application/octet-stream' && type !== 'binary/octet-stream') return null;
  const ending = new URL(url).pathname.toLowerCase().split('.').at(-1) ?? '';
  return typeOfEnding[ending] ?? null;
}
