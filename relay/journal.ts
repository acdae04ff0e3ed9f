import { pino, type DestinationStream } from 'pino';
import type { Failure } from '../src/shared/result.ts';
import { masked } from './masked.ts';

/**
 * What the relay writes down about itself: one method for each thing that it may say, so that nothing else can be said.
 * No customer's number or name, no secret, no text that somebody sent.
 */
export type Journal = ReturnType<typeof openJournal>;

/** @param destination where the JSON lines go; stderr outside of tests. */
export function openJournal(destination: DestinationStream = pino.destination({ fd: 2, sync: true })) {
  const lines = pino({ base: null, formatters: { log: masked } }, destination);
  return {
    /** @param cause a short code such as SQLITE_FULL. */
    logFailing: (cause: string) => lines.error({ cause }, 'the log cannot be written; pushes are answered 503 until it can'),
    logHealed: () => lines.info('the log can be written again'),
    audienceMended: () => lines.error('the index of who sees what was damaged; it was made anew from the log'),
    eventDamaged: (seq: number) => lines.error({ seq }, 'an event was damaged on disk; a stand-in was sent in its place'),
    /** @param found the doctor's own words. */
    databaseWrong: (check: string, found: string) => lines.error({ check, found }, 'a database was looked through and is not as it should be; "doctor" says what to do'),
    trimmed: (events: number, oldestSeq: number) => lines.info({ events, oldestSeq }, 'the oldest events were let go of'),
    dialectStumbled: (source: string, error: unknown) => lines.error({ source, at: placeOf(error) }, 'a dialect stumbled over a push'),
    pushFromElsewhere: (source: string, address: string) =>
      lines.warn({ source, address }, 'a push with the right secret came from an address that "allow" does not name'),
    pushUnadmitted: (source: string) =>
      lines.warn({ source }, 'a push with the right secret lacked the key that its cloud was told to send along; it was refused'),
    /** @param count how often these very bytes have come. */
    pushUnreadable: (source: string, count: number) => lines.warn({ source, count }, 'a push could not be read; it is in quarantine'),
    /** @param events how many since this was said last. */
    eventsMissing: (source: string, events: number) =>
      lines.warn({ source, events }, 'by the numbers that a cloud gives its events, some never came'),
    /** @param route its pattern, never the address that was called. */
    requestFailed: (route: string, error: Error) => lines.error({ route, at: placeOf(error) }, 'a request failed'),
    clientDropped: (reason: 'no-acknowledgement' | 'log-unreadable') => lines.warn({ reason }, 'a client was dropped'),
    /** Without the call's id, which is whatever the client says it is. */
    popUpPainted: (agentNumber: string | null, milliseconds: number) => lines.info({ agentNumber, milliseconds }, 'a pop-up was painted'),
    /** Who had a call placed and what came of it; whom it was to, nobody writes down. */
    dialled: (agentNumber: string, source: string, outcome: string) => lines.info({ agentNumber, source, outcome }, 'a call was asked of a cloud'),
    askFailed: (ask: string, error: unknown) => lines.error({ ask, at: placeOf(error) }, 'a desk could not be answered'),
    certificate: {
      taken: (daysLeft: number) => lines.info({ daysLeft }, 'another certificate is shown from now on'),
      refused: ({ cause, mend }: Failure) => lines.error({ cause, mend }, 'the new certificate cannot be used; the one before goes on'),
      ending: (daysLeft: number) => lines.warn({ daysLeft }, 'the certificate runs out; renew it'),
    },
    crashed: (error: unknown) => lines.fatal({ at: placeOf(error) }, 'the relay made a mistake that it cannot go on from'),
  };
}

/** Where an error arose, without its message, which may quote a push and may look like a place itself. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  const after = stack.indexOf(message);
  const places = after < 0 ? '' : stack.slice(after + message.length);
  return [name, places.split('\n    at ').slice(1, 5).join(' < ')].filter(Boolean).join(' ');
}
