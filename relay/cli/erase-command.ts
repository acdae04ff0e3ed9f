import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Failure } from '../../src/shared/result.ts';
import { DirectoryStore } from '../auth/directory-store.ts';
import { dropWish, takeAnswer, wishErasure } from '../auth/erasure-wishes.ts';
import { AuditLog } from '../auth/web/audit.ts';
import { mentionsOf } from '../core/customer-text.ts';
import { eraseFromLog } from '../log/erase.ts';
import { SqliteEventLog } from '../log/event-log.ts';
import { isServed, lockForServing } from '../log/serve-lock.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { CommandFailed, usageFailure, type Terminal } from './output.ts';

const erasedSchema = z.object({ events: z.number(), notes: z.number(), quarantined: z.number(), copies: z.array(z.string()) });
type Erased = z.infer<typeof erasedSchema>;
const failureSchema = z.object({ code: z.string(), cause: z.string(), mend: z.string() });
const answerSchema = z.union([z.object({ ok: z.literal(true), value: erasedSchema }), z.object({ ok: z.literal(false), failure: failureSchema })]);

const lookEveryMs = 200;
/** A relay that serves takes minutes with the largest of logs. */
const patienceMs = 60 * 60_000;
/** A relay that serves the folder begins within a second. */
const silenceMs = 15_000;

/** `erase`: makes the relay forget a customer, beside a relay that serves or without one. */
export function addEraseCommand(program: Command, terminal: Terminal): void {
  program
    .command('erase')
    .description('makes the relay forget a customer’s number, calls and notes; cannot be undone')
    .requiredOption('--number <number>', 'the customer’s whole number, however it is written')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action(async ({ number, data, json }: { number: string; data: string; json?: true }) => {
      if (mentionsOf(number) === null) throw usageFailure('This is not a number that could be looked for.', 'Give the customer’s whole number, 5 digits at least.');
      // Makes sure that there is a folder of a relay's before anything is opened in it.
      withExistingDirectory(data, () => undefined);
      const { events, notes, quarantined, copies } = isServed(data) ? await askServing(data, number) : await eraseHere(data, number);
      if (json) return terminal.out(JSON.stringify({ events, notes, quarantined, copies }));
      terminal.out(`Erased: ${events} event(s), ${notes} note(s), ${quarantined} unreadable push(es). Backups made before hold the number still, and so do people's desktops.`);
      if (copies.length > 0) terminal.out(`Not looked into, what restores set aside: ${copies.join(', ')}.`);
    });
}

/** The relay that serves has the log in its hands, and in its memory. */
async function askServing(data: string, number: string): Promise<Erased> {
  const store = valueOf(DirectoryStore.open(data));
  const id = wishErasure(store, number);
  try {
    const until = Date.now() + patienceMs;
    for (let servedAt = Date.now(); Date.now() < until; await pause(lookEveryMs)) {
      const answer = valueOf(takeAnswer(store, id));
      if (answer !== null) return readAnswer(answer);
      if (isServed(data)) servedAt = Date.now();
      else if (Date.now() - servedAt > silenceMs) break;
    }
    throw new CommandFailed({ code: 'relay-silent', cause: 'The relay that serves the folder did not do it.', mend: 'Look into its log, then erase again.' });
  } finally {
    dropWish(store, id);
    store.close();
  }
}

function readAnswer(text: string): Erased {
  const answer = answerSchema.parse(JSON.parse(text));
  return valueOf<Erased>(answer.ok ? { ok: true, value: answer.value } : { ok: false, failure: answer.failure satisfies Failure });
}

async function eraseHere(data: string, number: string): Promise<Erased> {
  const lock = valueOf(lockForServing(data));
  const store = valueOf(DirectoryStore.open(data));
  const log = valueOf(SqliteEventLog.open(data, { failing: () => undefined, healed: () => undefined, damaged: () => undefined, appended: () => undefined }));
  const audit = new AuditLog(store.db);
  const note = (about: Readonly<Record<string, unknown>>): void => audit.append({ who: 'command-line', what: 'customer-erased', about }, Date.now());
  try {
    note({ stage: 'begun' });
    const { seqs, notes, quarantined } = valueOf(await eraseFromLog(log, number));
    note({ stage: 'done', events: seqs.length, notes, quarantined });
    return { events: seqs.length, notes, quarantined, copies: readdirSync(data).filter((name) => name.startsWith('before-restore-')) };
  } finally {
    await log.close();
    store.close();
    lock.release();
  }
}
