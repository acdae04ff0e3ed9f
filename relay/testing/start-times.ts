import { isDeepStrictEqual } from 'node:util';
import type { CallWire } from '../../src/shared/contract/board.ts';
import { startRelay, type RunningRelay } from '../cli/testing/relay-process.ts';
import { BoardViewer } from '../socket/testing/board-viewer.ts';

/** How long a start took, in milliseconds since the process was begun. */
export interface StartTimes {
  readonly listeningMs: number;
  /** `GET /readyz` answered 200. */
  readonly readyMs: number;
  /** A supervisor got its board. */
  readonly boardMs: number;
  /** The board is what it was; more than `boardMs` where the first one was of the newest part of the log only. */
  readonly wholeMs: number;
}

export type Shown = BoardViewer['shown'];

/**
 * Starts a relay, asks it whether it is ready and watches the board.
 *
 * @param before the board that is to come back; `null` where nobody knows: then it is the one that says to be whole
 */
export async function timeStart(data: string, supervisor: string, before: Shown | null): Promise<{ readonly times: StartTimes; readonly relay: RunningRelay; readonly shown: Shown }> {
  const begun = performance.now();
  const since = (): number => Math.round(performance.now() - begun);
  const relay = await startRelay(data);
  const listeningMs = since();
  const { status } = await fetch(`${relay.url}/readyz`);
  if (status !== 200) throw new Error(`the relay is not ready: ${status}`);
  const readyMs = since();
  const page = new BoardViewer(relay.url, supervisor);
  await orEnd(relay, page.until(() => page.snapshots.length > 0));
  const boardMs = since();
  await orEnd(relay, page.until(() => page.isWhole && (before === null || isSame(before, page.shown))));
  const wholeMs = since();
  page.close();
  return { times: { listeningMs, readyMs, boardMs, wholeMs }, relay, shown: page.shown };
}

/** Waits until the board shows everything that the log holds by now. */
export async function boardOf(relay: RunningRelay, supervisor: string): Promise<Shown> {
  const page = new BoardViewer(relay.url, supervisor);
  const quiet = (): boolean => page.patches.slice(-2).length === 2 && page.patches.slice(-2).every((patch) => Object.keys(patch).length === 2);
  await orEnd(relay, page.until(() => page.isWhole && quiet()));
  page.close();
  return page.shown;
}

/** Waits no longer than the relay lives. */
async function orEnd(relay: RunningRelay, wait: Promise<void>): Promise<void> {
  const ended = relay.ended.then((how) => {
    throw new Error(`the relay ended (${how}): ${relay.stderr()}`);
  });
  await Promise.race([wait, ended]);
}

/** The same but for calls that have gone out of sight meanwhile. */
function isSame(before: Shown, after: Shown): boolean {
  const nameOf = ({ source, callId }: CallWire): string => `${source} ${callId}`;
  const calls = new Map(before.calls.map((call) => [nameOf(call), call]));
  return (
    isDeepStrictEqual([before.agents, before.queues, before.today], [after.agents, after.queues, after.today]) &&
    after.calls.every((call) => isDeepStrictEqual(call, calls.get(nameOf(call))))
  );
}
