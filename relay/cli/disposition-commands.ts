import type { Command } from 'commander';
import { dispositionIdSchema } from '../../src/shared/contract/desk-rules.ts';
import { putDisposition, removeDisposition } from '../auth/desk-policy.ts';
import { valueOf, withDirectory, withExistingDirectory } from './directory-command.ts';
import { usageFailure, type Terminal } from './output.ts';

interface Everywhere {
  readonly data: string;
  readonly json?: true;
}

type Labels = Readonly<Record<string, string>>;

/** `disposition add|list|remove`: how calls can be filed away. */
export function addDispositionCommands(program: Command, terminal: Terminal): void {
  const group = program.command('disposition').description('how agents can file a call away');
  const command = (name: string, description: string): Command =>
    group.command(name).description(description).requiredOption('--data <dir>', 'the data folder').option('--json', 'one line of JSON');

  command('add', 'puts one at the end of the list, or gives it other labels')
    .argument('<id>', 'what it is kept as; stays when the labels change', dispositionIdOf)
    .requiredOption('--label <language=text>', 'what agents of that language read; stands once for each language', collectLabel)
    .action((id: string, { data, json, label: labels }: Everywhere & { label: Labels }) =>
      withDirectory(data, (store) => {
        const { added } = valueOf(putDisposition(store, { id, labels }));
        if (json) return terminal.out(JSON.stringify({ id, labels, added }));
        terminal.out(`Disposition ${id} ${added ? 'is on the list' : 'has other labels'}.`);
      }),
    );

  command('list', 'shows them in the order in which agents see them').action(({ data, json }: Everywhere) =>
    withExistingDirectory(data, (store) => {
      const { dispositions } = store.current().desk;
      if (json) return terminal.out(JSON.stringify(dispositions));
      for (const { id, labels } of dispositions) {
        terminal.out([id, ...Object.entries(labels).map(([language, label]) => `${language}: ${label}`)].join('\t'));
      }
    }),
  );

  command('remove', 'takes one off the list; notes that have it keep it')
    .argument('<id>', 'which', dispositionIdOf)
    .action((id: string, { data, json }: Everywhere) =>
      withExistingDirectory(data, (store) => {
        valueOf(removeDisposition(store, id));
        if (json) return terminal.out(JSON.stringify({ id, removed: true }));
        terminal.out(`Disposition ${id} is off the list.`);
      }),
    );
}

function dispositionIdOf(text: string): string {
  if (dispositionIdSchema.safeParse(text).success) return text;
  throw usageFailure(`"${text}" cannot name a disposition.`, 'Take up to 32 small letters, digits and hyphens, a letter or digit first.');
}

const longestLabel = 60;

/** Collects `--label LANGUAGE=TEXT`, which stands once for each language. */
function collectLabel(text: string, before: Labels | undefined): Labels {
  const [, language, label = ''] = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)=(.*)$/s.exec(text) ?? [];
  if (language === undefined) throw usageFailure(`"${text}" is not LANGUAGE=TEXT.`, 'Give for instance --label zh-CN=已解决 --label en=Resolved.');
  if (before?.[language] !== undefined) throw usageFailure(`There are two labels for ${language}.`, 'Give one for each language.');
  const words = label.trim();
  if (words === '' || words.length > longestLabel || /\p{Cc}/u.test(words)) {
    throw usageFailure(`The label for ${language} is empty, longer than ${longestLabel} characters or holds a line break.`, 'Give one or two words.');
  }
  return { ...before, [language]: words };
}
