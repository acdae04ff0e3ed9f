import type { Command } from 'commander';
import { listSources } from '../auth/sources.ts';
import type { Dialect } from '../core/dialect.ts';
import { signatureSettings } from '../core/signature.ts';
import { withExistingDirectory } from './directory-command.ts';
import type { Terminal } from './output.ts';
import { dialSettingsOf, settingsOf } from './source-values.ts';

/** One setting as `source list` shows it: what is secret is only said to be there. */
interface ListedSetting {
  readonly key: string;
  readonly set: boolean;
  readonly value?: string;
}

export function addSourceList(source: Command, dialects: ReadonlyMap<string, Dialect>, terminal: Terminal): void {
  source
    .command('list')
    .description('shows the clouds and which of their settings are set')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action((options: { data: string; json?: true }) =>
      withExistingDirectory(options.data, (store) => {
        const directory = store.current();
        const sources = listSources(store).map((listed) => {
          const values = { ...directory.source(listed.id)?.values, timezone: listed.timeZone };
          return { ...listed, settings: listedSettings(dialects.get(listed.dialect), values) };
        });
        if (options.json) return terminal.out(JSON.stringify(sources));
        for (const { id, dialect, timeZone, settings } of sources) {
          const others = settings.filter(({ key }) => key !== 'timezone').map(inWords);
          terminal.out([id, dialect, timeZone, ...others].join('\t'));
        }
      }),
    );
}

/** What is there to dial with, and how pushes are signed, stands in the list where something of it is set. */
function listedSettings(dialect: Dialect | undefined, values: Readonly<Record<string, string>>): ListedSetting[] {
  const whereSet = new Set([...dialSettingsOf(dialect), ...signatureSettings].map(({ key }) => key));
  const listed = settingsOf(dialect).map(({ key, secret }) => asListed(key, secret, values));
  return listed.filter(({ key, set }) => set || !whereSet.has(key));
}

function asListed(key: string, secret: boolean, values: Readonly<Record<string, string>>): ListedSetting {
  const value = values[key];
  return { key, set: value !== undefined, ...(value !== undefined && !secret && { value }) };
}

function inWords({ key, set, value }: ListedSetting): string {
  return `${key}: ${value ?? (set ? 'set' : 'not set')}`;
}
