import type { AdminFailure } from './door.ts';

const byCode: ReadonlyMap<string, number> = new Map(
  (
    [
      [400, 'unreadable usage not-a-number wrong-setting invalid-request'],
      [404, 'source-unknown agent-unknown login-unknown disposition-unknown push-gone event-gone not-quarantined call-unknown hook-unknown'],
      [409, 'source-exists identity-taken login-taken last-admin other-dialect not-set source-missing too-many no-test-call'],
      [502, 'unauthorized unreachable timed-out unexpected-answer not-created not-deleted'],
      [503, 'directory-unavailable log-unavailable log-unreadable still-read busy'],
    ] as const
  ).flatMap(([status, codes]) => codes.split(' ').map((code) => [code, status] as const)),
);

/** HTTP's number for a failure; what nobody foresaw is the relay's own. */
export function statusOf({ code, status }: AdminFailure): number {
  return status ?? byCode.get(code) ?? 500;
}
