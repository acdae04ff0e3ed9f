import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../../scripts/lib/paths.ts';
import type { PushBody } from './documents.ts';

export const dialects = ['moor-v7', 'yunhuni', 'tel4vn', 'wellcloud'] as const;
export type DialectName = (typeof dialects)[number];

/** Would leave a mark on the page in whichever way it came to run. */
export const payload = `"'><img src=x onerror="document.documentElement.dataset.ran='1'"><script>document.documentElement.dataset.ran='1'</script>`;

/** The same for whoever makes a link of an address. */
const address = `javascript:document.documentElement.dataset.ran='1'`;

/** A push as one cloud might send it, with the payload in one of its fields, or in all. */
export interface HostilePush {
  readonly dialect: DialectName;
  /** Of the vendor's page, for instance `cdr`. */
  readonly example: string;
  /** The field that holds the payload; `null`: all but those by which the push is understood. */
  readonly field: string | null;
  readonly body: PushBody;
}

const bodySchema = z.record(z.string(), z.unknown());
/** By these a push is known for what it is, to whom it belongs, and to which call. */
const understoodBy = new Set(['eventUniqueId', 'callUniqueId', 'superUniqueId', 'accountId', 'pushType', 'callEvent', 'callType', 'agentNumber', 'statusTime', 'startTime', 'endTime', 'status', 'content', 'uniqueId', 'action', 'event', 'id', 'call_id', 'state', 'direction', 'to_number', 'time_started', 'part_uri', 'begin_time', 'end_time', 'join_time', 'eventName', 'eventTime', 'namespace', 'callId', 'serial', 'statusNumber']);
/** Each push is another event. */
const eventIds = new Set(['eventUniqueId', 'uniqueId']);
const callIds = new Set(['callUniqueId', 'call_id', 'callId']);
/** Ties calls together that shall stay apart. */
const tying = new Set(['superUniqueId']);
/** What rings comes first, as it does. */
const ringing = /ring/;

function examplesOf(dialect: DialectName): readonly { readonly name: string; readonly body: PushBody }[] {
  const folder = path.join(root, 'relay', 'dialects', dialect, 'fixtures');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !file.includes('with-comma'));
  return files.toSorted((a, b) => Number(ringing.test(b)) - Number(ringing.test(a))).map((file) => ({ name: file.replace('.json', ''), body: bodySchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))) }));
}

/** Every leaf by its path, and what stands there. */
function leavesOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, held]) => leavesOf(held, [...at, key]));
  return inner.length > 0 ? inner : [at];
}

function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((held, index) => (String(index) === key ? withAt(held, rest, put) : held));
  return { ...Object(value), [key]: withAt(Object(value)[key], rest, put) };
}

function renamed(body: PushBody, event: string, call: string): PushBody {
  const named = Object.entries(body).flatMap(([key, held]): [string, unknown][] => {
    if (tying.has(key)) return [];
    if (eventIds.has(key)) return [[key, event]];
    if (callIds.has(key)) return [[key, call]];
    return [[key, key === 'content' ? renamed(bodySchema.parse(held), event, call) : held]];
  });
  return Object.fromEntries(named);
}

const putAt = (body: PushBody, leaf: readonly string[]): PushBody => bodySchema.parse(withAt(body, leaf, leaf.some((key) => /url$/i.test(key)) ? address : payload));

/**
 * Every example of every vendor's page with the payload in each of its fields by itself, each of another call; then with it in all
 * fields at once, as one call of each cloud, whose id is the cloud's name.
 */
export function hostilePushes(): readonly HostilePush[] {
  const examples = dialects.flatMap((dialect) => examplesOf(dialect).map(({ name, body }) => ({ dialect, example: name, body, leaves: leavesOf(body) })));
  const single = examples.flatMap(({ dialect, example, body, leaves }) =>
    leaves.map((leaf): HostilePush => {
      const id = `${dialect}/${example}/${leaf.join('.')}`;
      return { dialect, example, field: leaf.join('.'), body: putAt(renamed(body, id, id), leaf) };
    }),
  );
  const all = examples.map(({ dialect, example, body, leaves }): HostilePush => {
    const free = leaves.filter((leaf) => !leaf.some((key) => understoodBy.has(key) && key !== 'content'));
    return { dialect, example, field: null, body: { ...free.reduce(putAt, renamed(body, `${dialect}/${example}`, dialect)), [payload]: payload } };
  });
  return [...single, ...all];
}
