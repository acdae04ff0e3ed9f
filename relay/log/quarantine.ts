import { hash } from 'node:crypto';
import type { UnreadablePush } from '../core/ports.ts';
import type { Statements } from './statements.ts';

/** Counts a push whose bytes are there already, keeps it otherwise. @returns how often it has come. */
export function countOrKeep(statements: Statements, push: UnreadablePush): number {
  const key = `${push.source}:${hash('sha256', push.raw, 'base64url')}`;
  const counted = statements.countQuarantined.get(push.receivedAt, key);
  if (counted) return counted.count;
  const { source, receivedAt, contentType, reason, raw } = push;
  statements.insertQuarantined.run(key, source, receivedAt, receivedAt, contentType, reason, raw);
  return 1;
}
