import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { TimedPush } from '../timed-push.ts';
import { login, logout } from './bodies/session.ts';
import type { StatusName } from './bodies/status.ts';
import { callStatus } from './bodies/status.ts';
import type { Course } from './course.ts';
import type { Draw } from './draw-call.ts';
import type { CloudAgent } from './parties.ts';
import { paces, proportions } from './proportions.ts';

/** One agent's day outside the calls themselves. The only thing in the simulator that changes: until when it is taken. */
export interface Desk {
  readonly agent: CloudAgent;
  freeAt: EpochMs;
  /** `null` once had, or in a shift too short for one. */
  lunchFrom: EpochMs | null;
}

/** Between becoming idle and the next call: two statuses of one second would leave open which of them holds. */
const breathMs = 1000;
const longShiftMs = 3 * 3_600_000;

/** Logs in within the first minutes and is idle at once. */
export function openDesk(agent: CloudAgent, draw: Draw, startsAt: EpochMs, durationMs: number): [Desk, TimedPush[]] {
  const { random, ids, accountId } = draw;
  const at = startsAt + random.int(0, Math.min(300, Math.floor(durationMs / 50_000))) * 1000;
  const lunchFrom = durationMs >= longShiftMs ? startsAt + durationMs * (0.4 + 0.2 * random.next()) : null;
  const desk: Desk = { agent, freeAt: at + breathMs, lunchFrom };
  return [desk, [{ at, body: login({ accountId, agent, at }, ids) }, statusAt(draw, agent, at, 'idle')]];
}

/** Leaves when the shift is over and the last call is done. */
export function closeDesk(desk: Desk, { random, ids, accountId }: Draw, endsAt: EpochMs): TimedPush {
  const at = Math.max(endsAt, desk.freeAt) + random.int(1, 60) * 1000;
  return { at, body: logout({ accountId, agent: desk.agent, at }, random.chance(proportions.offlineLogout), ids) };
}

/** The longest idle of those free at that time; `null` when all are taken. */
export function freeDesk(desks: readonly Desk[], at: EpochMs, except?: Desk): Desk | null {
  const free = desks.filter((desk) => desk !== except && desk.freeAt <= at);
  return free.toSorted((a, b) => a.freeAt - b.freeAt)[0] ?? null;
}

/** What follows a call: wrap-up where there was one to write up, perhaps a pause, then idle again. */
export function afterCall(desk: Desk, draw: Draw, course: Pick<Course, 'hungUpAt'>, isMissed: boolean, endsAt: EpochMs): TimedPush[] {
  const { random } = draw;
  if (isMissed) {
    desk.freeAt = course.hungUpAt + breathMs;
    return [];
  }
  const doneAt = course.hungUpAt + random.logNormal(paces.wrapUp) * 1000;
  const pause = drawPause(desk, draw, doneAt);
  const backAt = pause ? doneAt + random.logNormal(paces[pause]) * 1000 : doneAt;
  if (!pause || backAt > endsAt) {
    desk.freeAt = doneAt + breathMs;
    return [statusAt(draw, desk.agent, doneAt, 'idle')];
  }
  desk.freeAt = backAt + breathMs;
  return [statusAt(draw, desk.agent, doneAt, pause), statusAt(draw, desk.agent, backAt, 'idle')];
}

function drawPause(desk: Desk, { random }: Draw, at: EpochMs): 'lunch' | keyof typeof proportions.pauseSort | null {
  if (desk.lunchFrom !== null && at >= desk.lunchFrom) {
    desk.lunchFrom = null;
    return 'lunch';
  }
  return random.chance(proportions.pause) ? random.weighted(proportions.pauseSort) : null;
}

function statusAt({ accountId, ids }: Draw, agent: CloudAgent, at: EpochMs, status: StatusName): TimedPush {
  return { at, body: callStatus({ accountId, agent, at, status }, ids) };
}

/** Hold and mute while the two talk: a change of status that is no step of the call. */
export function drawInterruptions({ random, ids, accountId }: Draw, course: Course): TimedPush[] {
  const { agent, bridgedAt, hungUpAt, call } = course;
  if (!agent || bridgedAt === null) return [];
  const talkSeconds = (hungUpAt - bridgedAt) / 1000;
  const change = (at: EpochMs, status: StatusName): TimedPush => ({
    at,
    body: callStatus({ accountId, agent: agent.agent, at, status, call }, ids),
  });
  const status = random.chance(proportions.hold) ? 'held' : random.chance(proportions.mute) ? 'muted' : null;
  const from = random.int(5, 30);
  const until = from + random.logNormal(paces.hold);
  if (status === null || until >= talkSeconds) return [];
  return [change(bridgedAt + from * 1000, status), change(bridgedAt + until * 1000, 'talking')];
}
