import type { Command } from 'commander';
import { addRelease } from '../releases/add-release.ts';
import { ReleaseFolder } from '../releases/release-folder.ts';
import { Releases } from '../releases/releases.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { agentNumberOf } from './options.ts';
import { usageFailure, type Terminal } from './output.ts';

interface Everywhere {
  readonly data: string;
  readonly json?: true;
}

/** `release add|list|offer|pilots|roll-back|remove`: versions of the desktop app, and which desks get them. */
export function addReleaseCommands(program: Command, terminal: Terminal): void {
  const group = program.command('release').description('versions of the desktop app that desks fetch from this relay');
  const command = (name: string, description: string): Command =>
    group.command(name).description(description).requiredOption('--data <dir>', 'the data folder').option('--json', 'one line of JSON');
  const tell = ({ json }: Everywhere, done: object, words: string): void => terminal.out(json ? JSON.stringify(done) : words);

  command('add', 'takes a release in; nobody gets it before it is offered')
    .argument('<file...>', 'each platform’s latest*.yml and the files it names')
    .action(async (files: readonly string[], options: Everywhere) => {
      const folder = withReleases(options.data, (releases) => releases.folder);
      const { version } = valueOf(await addRelease(folder, files, new Date()));
      tell(options, { version }, `Release ${version} is here. Offer it with "release offer ${version} --to pilots" first.`);
    });

  command('list', 'shows the releases, and who gets which').action((options: Everywhere) =>
    withReleases(options.data, ({ plan, folder }) => {
      const releases = folder.list().map(({ version, addedAt }) => ({ version, addedAt }));
      const marks = (version: string): string =>
        [version === plan.everybody && 'everybody', version === plan.pilot && 'pilots', plan.calledBack.includes(version) && 'called back'].filter(Boolean).join(', ');
      const lines = releases.map(({ version, addedAt }) => `${version}\t${addedAt}\t${marks(version) || '-'}`);
      tell(options, { ...plan, releases }, [...lines, `pilots: ${pilotWords(plan.pilots)}`].join('\n'));
    }),
  );

  command('offer', 'lets desks fetch a release')
    .argument('<version>', 'of a release that was added')
    .requiredOption('--to <ring>', 'pilots or everybody', ringOf)
    .action((version: string, options: Everywhere & { readonly to: Ring }) =>
      withReleases(options.data, (releases) => {
        valueOf(releases.offer(version, options.to));
        tell(options, { version, to: options.to }, `Release ${version} is offered to ${options.to}. Desks ask every hour, and install when they end.`);
      }),
    );

  command('pilots', 'names who gets a release first')
    .option('--agent <number>', 'one of them; may stand several times', (text: string, before: readonly string[] = []) => [...before, agentNumberOf(text)])
    .option('--share <percent>', 'and this share of all the others', shareOf, 0)
    .action((options: Everywhere & { readonly agent?: readonly string[]; readonly share: number }) =>
      withReleases(options.data, (releases) => {
        const { pilots } = valueOf(releases.setPilots({ agents: [...(options.agent ?? [])], share: options.share }));
        tell(options, pilots, `Pilots are ${pilotWords(pilots)}.`);
      }),
    );

  command('roll-back', 'takes the newest step back; desks that have that version return to the one before').action((options: Everywhere) =>
    withReleases(options.data, (releases) => {
      const { from, to } = valueOf(releases.rollBack());
      const gone = to === null ? 'There is no earlier release here: desks that have it keep it.' : `Desks that have it return to ${to} when they end.`;
      tell(options, { from, to }, `${from} is called back. ${gone}`);
    }),
  );

  command('remove', 'deletes a release that nobody gets')
    .argument('<version>', 'which')
    .action(async (version: string, options: Everywhere) => {
      const folder = withReleases(options.data, (releases) => {
        valueOf(releases.mayRemove(version));
        return releases.folder;
      });
      await folder.remove(version);
      tell(options, { version, removed: true }, `Release ${version} is removed.`);
    });
}

type Ring = 'pilots' | 'everybody';

function withReleases<Value>(data: string, work: (releases: Releases) => Value): Value {
  return withExistingDirectory(data, (store) => work(new Releases(new ReleaseFolder(data), store)));
}

function pilotWords({ agents, share }: { readonly agents: readonly string[]; readonly share: number }): string {
  return `${agents.join(', ') || 'nobody by name'} and ${share} % of all others`;
}

function ringOf(text: string): Ring {
  if (text === 'pilots' || text === 'everybody') return text;
  throw usageFailure(`"${text}" is nobody a release can be offered to.`, 'Give pilots or everybody.');
}

function shareOf(text: string): number {
  const share = /^\d{1,3}$/.test(text) ? Number(text) : 101;
  if (share > 100) throw usageFailure(`"${text}" is no share.`, 'Give a whole number from 0 to 100, without %.');
  return share;
}
