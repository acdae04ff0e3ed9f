import type { Command } from 'commander';
import { changeDeskPolicy, type DeskChanges } from '../auth/desk-policy.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';
import { DialLines } from '../clouds/dial/dial-line.ts';
import { valueOf, withDirectory, withExistingDirectory } from './directory-command.ts';
import { sourceIdOf } from './options.ts';
import { usageFailure, type Terminal } from './output.ts';

interface Everywhere {
  readonly data: string;
  readonly json?: true;
}

/** `desk set|show`: what the admin allows the people at the desks. */
export function addDeskCommands(program: Command, terminal: Terminal): void {
  const desk = program.command('desk').description('what desks may ask of the relay');

  desk
    .command('set')
    .description('allows or forbids; a running relay tells the desks at once')
    .argument('<key=value...>')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .addHelpText(
      'after',
      [
        '',
        '  share-history=on|off  agents may look up the last calls with a customer of theirs, whoever took them (off)',
        '  share-notes=on|off    notes are kept in the relay and colleagues see them (off)',
        '  dial=SOURCE           this source places calls for agents that it knows an extension of; dial= for none',
      ].join('\n'),
    )
    .action((pairs: readonly string[], options: Everywhere) =>
      withDirectory(options.data, (store) => {
        valueOf(changeDeskPolicy(store, deskChangesOf(pairs)));
        store.reload();
        tellDesk(store, terminal, options);
      }),
    );

  desk
    .command('show')
    .description('tells what desks may do, and whether calls can be placed')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action((options: Everywhere) => withExistingDirectory(options.data, (store) => tellDesk(store, terminal, options)));
}

const known = 'Known are: share-history, share-notes, dial.';

/** Reads `KEY=VALUE…` of `desk set`. */
function deskChangesOf(pairs: readonly string[]): DeskChanges {
  let changes: DeskChanges = {};
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw usageFailure(`"${pair}" is not KEY=VALUE.`, known);
    changes = { ...changes, ...changeOf(pair.slice(0, equals), pair.slice(equals + 1).trim()) };
  }
  return changes;
}

function changeOf(key: string, value: string): DeskChanges {
  switch (key) {
    case 'share-history':
      return { shareHistory: switchOf(key, value) };
    case 'share-notes':
      return { shareNotes: switchOf(key, value) };
    case 'dial':
      return { dial: value === '' ? null : sourceIdOf(value) };
    case 'dispositions':
      throw usageFailure('Dispositions are not set here.', 'Add them one by one with "disposition add ID --label LANGUAGE=TEXT".');
    default:
      throw usageFailure(`"${key}" is no rule of the desk.`, known);
  }
}

function switchOf(key: string, value: string): boolean {
  if (value === 'on') return true;
  if (value === 'off' || value === '') return false;
  throw usageFailure(`"${value}" is neither on nor off.`, `Give ${key}=on or ${key}=off.`);
}

function tellDesk(store: DirectoryStore, terminal: Terminal, { json }: Everywhere): void {
  const directory = store.current();
  const { shareHistory, shareNotes, dial, dispositions } = directory.desk;
  const through = dial === null ? null : { source: dial, ...readiness(store, dial) };
  if (json) return terminal.out(JSON.stringify({ shareHistory, shareNotes, dial: through, dispositions }));
  terminal.out(`share-history\t${shareHistory ? 'on' : 'off'}`);
  terminal.out(`share-notes\t${shareNotes ? 'on' : 'off'}`);
  terminal.out(`dial\t${through ? `${through.source}: ${through.missing ?? 'ready'}` : 'nothing places calls'}`);
  terminal.out(`dispositions\t${dispositions.map(({ id }) => id).join(', ') || 'none'}`);
}

/** Whether the source could place a call for somebody, and what it lacks if not. */
function readiness(store: DirectoryStore, id: string): { readonly ready: boolean; readonly missing?: string } {
  const source = store.current().source(id);
  if (!source) return { ready: false, missing: `There is no source ${id}.` };
  const line = new DialLines().through(source, { agentNumber: '', extension: '' });
  return line.ok ? { ready: true } : { ready: false, missing: `${line.failure.cause} ${line.failure.mend}` };
}
