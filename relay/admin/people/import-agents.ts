import type { z } from 'zod';
import type { importedSchema } from '../../../src/shared/api/admin/people.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { putAgent, type AlsoKnown } from '../../auth/agents.ts';
import { agentNameOf, agentNumberOf, collectAlso, sourceIdOf } from '../../cli/options.ts';
import { written } from '../../auth/web/refused.ts';
import type { Actor } from '../../http/admin/door.ts';
import { fromCommand } from '../changes.ts';
import type { AdminParts } from '../parts.ts';
import { newCode } from './new-code.ts';
import { readCsv, type ListedPerson } from './read-csv.ts';

type Imported = z.infer<typeof importedSchema>;

interface ImportDone {
  readonly trial: boolean;
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
  readonly rows: Imported[];
}

/** More at once would hold up everything else for too long. */
const mostPeople = 2_000;

/** Takes a list of agents in, line by line: a line that cannot be keeps no other out. A trial tells the same and changes nothing. */
export function importAgents({ store, changes }: AdminParts, csv: string, trial: boolean, by: Actor): Result<ImportDone> {
  const people = readCsv(csv);
  if (!people.ok) return people;
  if (people.value.length > mostPeople) return fail('too-many', `The list has more than ${mostPeople} people.`, 'Import it in parts.');
  const takeAll = (now: EpochMs): ImportDone => {
    const twice = new Set<string>();
    const rows = people.value.map((person): Imported => {
      const row = twice.has(person.number) ? refused(person, fail('usage', `${person.number} stands twice in the list.`, 'Take one of the lines out.')) : take(person, now);
      twice.add(person.number);
      return row;
    });
    const count = (outcome: Imported['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
    return { trial, added: count('added'), changed: count('changed'), refused: count('refused'), rows };
  };
  const take = (person: ListedPerson, now: EpochMs): Imported => {
    const { line, number: agentNumber } = person;
    const put = fromCommand(() => putAgent(store, toAdd(person), now));
    if (!put.ok) return refused(person, put);
    const name = person.name.trim();
    if (!put.value.isNew) return { line, agentNumber, name, outcome: 'changed' };
    if (trial) return { line, agentNumber, name, outcome: 'added' };
    const { code, link } = newCode(store, { agentNumber, name }, now);
    return { line, agentNumber, name, outcome: 'added', code, link };
  };
  if (trial) return written(() => ok(withoutTrace(() => takeAll(Date.now()))));
  return changes.make(by, ({ added, changed, refused: out }) => ({ what: 'agents-imported', about: { added, changed, refused: out } }), (_store, now) => ok(takeAll(now)));

  function withoutTrace<Value>(work: () => Value): Value {
    store.db.exec('BEGIN IMMEDIATE');
    try {
      return work();
    } finally {
      store.db.exec('ROLLBACK');
    }
  }
}

function toAdd({ number, name, source, also }: ListedPerson) {
  const known = also?.reduce<readonly AlsoKnown[]>((before, text) => collectAlso(text, before), []) ?? null;
  return { number: agentNumberOf(number), name: agentNameOf(name), source: source === null ? null : sourceIdOf(source), also: known };
}

function refused({ line, number, name }: ListedPerson, result: Result<unknown>): Imported {
  const words = result.ok ? {} : { cause: result.failure.cause, mend: result.failure.mend };
  return { line, agentNumber: number, name, outcome: 'refused', ...words };
}
