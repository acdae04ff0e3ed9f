import type { Command } from 'commander';
import { addSource, listSources } from '../auth/sources.ts';
import type { Dialect } from '../core/dialect.ts';
import { valueOf, withDirectory, withExistingDirectory } from './directory-command.ts';
import { sourceIdOf, timeZoneOf } from './options.ts';
import { usageFailure, type Terminal } from './output.ts';

export function addSourceCommands(program: Command, dialects: ReadonlyMap<string, Dialect>, terminal: Terminal): void {
  const source = program.command('source').description('the telephony clouds that push events');

  source
    .command('add')
    .argument('<dialect>', [...dialects.keys()].join(', '))
    .requiredOption('--data <dir>', 'the data folder')
    .option('--id <id>', 'its name; default: the dialect', sourceIdOf)
    .option('--timezone <tz>', 'IANA zone of the times it sends without one', timeZoneOf)
    .option('--json', 'one line of JSON')
    .action((dialectName: string, options: { data: string; id?: string; timezone?: string; json?: true }) => {
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

  source
    .command('list')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action((options: { data: string; json?: true }) =>
      withExistingDirectory(options.data, (store) => {
        const sources = listSources(store);
        if (options.json) return terminal.out(JSON.stringify(sources));
        for (const { id, dialect, timeZone } of sources) terminal.out(`${id}\t${dialect}\t${timeZone}`);
      }),
    );
}
