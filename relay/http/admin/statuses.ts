import type { AdminFailure } from './door.ts';

const byCode: ReadonlyMap<string, number> = new Map(
  (
    [
      [400, 'release-unreadable release-incomplete release-damaged unreadable usage not-a-number wrong-setting invalid-request'],
      [404, 'source-unknown agent-unknown login-unknown disposition-unknown push-gone event-gone not-quarantined call-unknown hook-unknown release-unknown'],
      [409, 'source-exists identity-taken login-taken last-admin other-dialect not-set source-missing too-many no-test-call release-differs release-in-use nothing-offered piece-misplaced'],
      [502, 'unauthorized unreachable timed-out unexpected-answer not-created not-deleted'],
      [503, 'data-folder directory-unavailable log-unavailable log-unreadable still-read busy'],
    ] as const
  ).flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status] as const)),
);

/** HTTP's number for a failure; what nobody foresaw is the relay's own. */
export function statusOf({ code, status }: AdminFailure): number {
  return status ?? byCode.get(code) ?? 500;
}
