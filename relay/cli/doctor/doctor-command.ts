import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Dialect } from '../../core/dialect.ts';
import { databasePath } from '../../sqlite/inspect.ts';
import { CommandFailed, type Terminal } from '../output.ts';
import { checkDatabases } from './databases.ts';
import { checkAgents, checkConfig, checkPushes, lookUp } from './directory.ts';
import type { Finding } from './finding.ts';
import { checkAddresses } from './reach.ts';
import { checkClock, checkDisk, checkFiles, checkFolder } from './surroundings.ts';

/** `doctor`: looks, changes nothing. */
export function addDoctorCommand(program: Command, dialects: ReadonlyMap<string, Dialect>, terminal: Terminal): void {
  program
    .command('doctor')
    .description('checks the relay and its data, and says what to mend')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action(async ({ data, json }: { data: string; json?: true }) => {
      const findings = await examine(data, dialects);
      const ill = findings.filter(({ level }) => level === 'wrong');
      if (json) terminal.out(JSON.stringify({ ok: ill.length === 0, findings }));
      else for (const finding of findings) terminal.out(lineOf(finding));
      if (ill.length === 0) return;
      throw new CommandFailed({
        code: 'unwell',
        cause: `Wrong: ${ill.map(({ check, found }) => `${check}: ${found}`).join(' ')}`,
        mend: `Mend: ${ill.map(({ mend }) => mend).join(' ')}`,
      });
    });
}

async function examine(folder: string, dialects: ReadonlyMap<string, Dialect>): Promise<Finding[]> {
  if (!existsSync(databasePath(folder, 'directory.db')) && !existsSync(databasePath(folder, 'events.db'))) {
    throw new CommandFailed({
      code: 'data-folder',
      cause: `There is no relay's data in ${folder}.`,
      mend: 'Correct --data; the folder is made by "serve" or the first "source add".',
    });
  }
  const databases = checkDatabases(folder);
  const directory = lookUp(folder);
  return [
    checkFolder(folder),
    ...checkFiles(folder),
    ...databases,
    ...checkClock(folder, Date.now()),
    checkDisk(folder),
    ...(directory
      ? [
          ...checkConfig(directory, dialects),
          ...(await checkAddresses(folder, directory.addresses)),
          ...checkPushes(folder, directory),
          checkAgents(directory),
        ]
      : []),
  ];
}

const marks: Readonly<Record<Finding['level'], string>> = { ok: 'ok   ', warn: 'warn ', wrong: 'WRONG' };

function lineOf({ check, level, found, mend }: Finding): string {
  return `${marks[level]} ${check}: ${[found, mend].filter(Boolean).join(' ')}`;
}
