import type { BilledLeg, Satisfaction } from '../../../src/shared/contract/call-record.ts';
import { readList } from './json-text.ts';
import type { Push } from './push.ts';
import { readTime } from './time.ts';
import { readDialNumber, readText } from './values.ts';

/**
 * The legs of `billCalls`: texts whose columns stand between `|`. The page lists neither the field nor its columns; from its
 * one example: start, answer, end, party, number shown, number called, agent. An entry that looks otherwise is left to
 * `data.billCalls`, where it stands as sent.
 */
export function readBilledLegs(push: Push): readonly BilledLeg[] {
  return (readList(push.fields['billCalls']) ?? []).flatMap((entry) => readLeg(entry, push.timeZone));
}

function readLeg(entry: unknown, timeZone: string): BilledLeg[] {
  const columns = readText(entry)?.split('|') ?? [];
  const [startedAt, answeredAt, endedAt, party, , number, agentNumber] = columns;
  const leg: BilledLeg = {
    party: party === 'agent' || party === 'customer' ? party : null,
    number: readDialNumber(number),
    agentNumber: readDialNumber(agentNumber),
    startedAt: readTime(startedAt, timeZone),
    answeredAt: readTime(answeredAt, timeZone),
    endedAt: readTime(endedAt, timeZone),
  };
  return columns.length >= 7 && leg.startedAt !== null ? [leg] : [];
}

/** `satisfyKeys` is a string in the page's table and a list in its example. */
export function readSatisfaction({ fields, timeZone }: Push): Satisfaction | null {
  const keys = (readList(fields['satisfyKeys']) ?? []).map(readText).filter((key) => key !== null);
  const startedAt = readTime(fields['satisfyStartTime'], timeZone);
  if (keys.length === 0 && startedAt === null) return null;
  return { keys, startedAt, endedAt: readTime(fields['satisfyEndTime'], timeZone) };
}

/** V7 page, `hangUpSide`: who hung up. Its example says `AGENT`; the table lists no values. */
export function readHungUpBy({ fields }: Push): 'agent' | 'customer' | 'system' | null {
  switch (readText(fields['hangUpSide'])?.toLowerCase()) {
    case 'agent':
      return 'agent';
    case 'customer':
      return 'customer';
    case 'system':
      return 'system';
    default:
      return null;
  }
}
