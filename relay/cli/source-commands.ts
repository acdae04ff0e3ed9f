import type { Command } from 'commander';
import { removeSource } from '../auth/remove-source.ts';
import { rotateSecret } from '../auth/rotate-source.ts';
import { changeSource, unknownSource } from '../auth/source-settings.ts';
import { addSource } from '../auth/sources.ts';
import { clickToCallDialect } from '../clouds/dial/dial-line.ts';
import type { Dialect } from '../core/dialect.ts';
import { valueOf, withDirectory, withExistingDirectory } from './directory-command.ts';
import { sourceIdOf, timeZoneOf } from './options.ts';
import { CommandFailed, usageFailure, type Terminal } from './output.ts';
import { addSourceList } from './source-list.ts';
import { changesOf, settingsOf } from './source-values.ts';

interface Everywhere {
  readonly data: string;
  readonly json?: true;
}

export function addSourceCommands(program: Command, dialects: ReadonlyMap<string, Dialect>, terminal: Terminal): void {
  const source = program.command('source').description('the telephony clouds that push events');
  /** A command on one source that is there. */
  const onSource = (name: string): Command =>
    source
      .command(name)
      .argument('<id>', 'its name', sourceIdOf)
      .requiredOption('--data <dir>', 'the data folder')
      .option('--json', 'one line of JSON');

  source
    .command('add')
    .description('adds a cloud and shows the address to enter there')
    .argument('<dialect>', [...dialects.keys()].join(', '))
    .requiredOption('--data <dir>', 'the data folder')
    .option('--id <id>', 'its name; default: the dialect', sourceIdOf)
    .option('--timezone <tz>', 'IANA zone of the times it sends without one', timeZoneOf)
    .option('--json', 'one line of JSON')
    .action((dialectName: string, options: Everywhere & { id?: string; timezone?: string }) => {
      const dialect = dialects.get(dialectName);
      if (!dialect) {
        throw usageFailure(`The dialect "${dialectName}" is unknown.`, `Choose one of: ${[...dialects.keys()].join(', ')}.`);
      }
      const id = options.id ?? dialect.name;
      const timeZone = options.timezone ?? dialect.defaultTimeZone;
      withDirectory(options.data, (store) => {
        const { secret } = valueOf(addSource(store, { id, dialect: dialect.name, timeZone }, Date.now()));
        const hookPath = `/hooks/${id}/${secret}`;
        if (options.json) return terminal.out(JSON.stringify({ id, dialect: dialect.name, hookPath }));
        terminal.out(`Source ${id} (${dialect.name}, ${timeZone}). Enter this address in the cloud; it is shown only now:`);
        terminal.out(store.hookUrl() + hookPath);
      });
    });

  onSource('set')
    .description('tells the relay what it must know of the cloud; KEY= removes a value')
    .argument('<key=value...>')
    .addHelpText('after', () => settingsHelp(dialects))
    .action((id: string, pairs: readonly string[], options: Everywhere) =>
      withExistingDirectory(options.data, (store) => {
        const known = store.current().source(id);
        if (!known) throw new CommandFailed(unknownSource(id));
        const { set, removed, ...changes } = changesOf(pairs, dialects.get(known.dialect), known.values);
        valueOf(changeSource(store, id, changes));
        if (options.json) return terminal.out(JSON.stringify({ id, set, removed }));
        const said = [set.length > 0 && `set ${set.join(', ')}`, removed.length > 0 && `removed ${removed.join(', ')}`].filter(Boolean);
        terminal.out(`Source ${id}: ${said.join('; ')}.`);
      }),
    );

  onSource('rotate')
    .description('gives out a second address; the one before holds until the next rotation')
    .action((id: string, options: Everywhere) =>
      withExistingDirectory(options.data, (store) => {
        const { dialect, secret, stillHold } = valueOf(rotateSecret(store, id, Date.now()));
        const hookPath = `/hooks/${id}/${secret}`;
        if (options.json) return terminal.out(JSON.stringify({ id, dialect, hookPath, earlierStillHold: stillHold }));
        terminal.out(`Source ${id}: enter this address in the cloud; it is shown only now. The one before holds until you rotate again:`);
        terminal.out(store.hookUrl() + hookPath);
      }),
    );

  onSource('remove')
    .description('forgets the cloud, its secrets and its settings; its events stay')
    .action((id: string, options: Everywhere) =>
      withExistingDirectory(options.data, (store) => {
        const { agentsWithoutSource } = valueOf(removeSource(store, id));
        if (options.json) return terminal.out(JSON.stringify({ id, removed: true, agentsWithoutSource }));
        const left = agentsWithoutSource > 0 ? ` ${agentsWithoutSource} agent(s) have no source now; "agent add NUMBER --source ID" gives them one.` : '';
        terminal.out(`Source ${id} is removed; pushes to its addresses are answered 404.${left}`);
      }),
    );

  addSourceList(source, dialects, terminal);
}

function settingsHelp(dialects: ReadonlyMap<string, Dialect>): string {
  const lineFor = ({ key, purpose }: { key: string; purpose: string }): string => `  ${key}  ${purpose}`;
  const own = settingsOf(undefined);
  const perDialect = [...dialects.values()].map((dialect) => [`${dialect.name}:`, ...dialect.settings.map(lineFor)].join('\n'));
  return [
    '',
    `any source (to dial, ${clickToCallDialect} has its own):`,
    ...own.map(lineFor),
    ...perDialect.filter((part) => part.includes('\n')),
  ].join('\n');
}
