import type { Command } from 'commander';
import { addAgent, listAgents, type AlsoKnown } from '../auth/agents.ts';
import { enrolUrl } from '../auth/enrolment.ts';
import { publicUpdateKey } from '../releases/update-key.ts';
import { removeAgent } from '../auth/remove-agent.ts';
import { valueOf, withDirectory, withExistingDirectory } from './directory-command.ts';
import { agentNameOf, agentNumberOf, collectAlso, sourceIdOf } from './options.ts';
import type { Terminal } from './output.ts';

interface AddOptions {
  readonly data: string;
  readonly name: string;
  readonly source?: string;
  readonly also?: readonly AlsoKnown[];
  readonly json?: true;
}

export function addAgentCommands(program: Command, terminal: Terminal): void {
  const agent = program.command('agent').description('the people who take calls');

  agent
    .command('add')
    .argument('<number>', 'the number under which the cloud knows the agent', agentNumberOf)
    .requiredOption('--name <name>', 'what colleagues call the agent', agentNameOf)
    .requiredOption('--data <dir>', 'the data folder')
    .option('--source <id>', 'whose number it is, where several sources give out numbers', sourceIdOf)
    .option('--also <source:extension>', 'what another source calls the agent; may stand several times', collectAlso)
    .option('--json', 'one line of JSON')
    .action((number: string, options: AddOptions) =>
      withDirectory(options.data, (store) => {
        const wanted = { number, name: options.name, source: options.source ?? null, also: options.also ?? null };
        const { token, enrolmentCode } = valueOf(addAgent(store, wanted, Date.now()));
        const link = enrolUrl(store.relayUrl(), enrolmentCode, publicUpdateKey(store));
        if (options.json) return terminal.out(JSON.stringify({ agentNumber: number, token, enrolUrl: link }));
        terminal.out(`Agent ${number}, ${options.name}. The link works once, within 7 days; token and link are shown only now:`);
        terminal.out(`${link}\ntoken ${token}`);
      }),
    );

  agent
    .command('list')
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action((options: { data: string; json?: true }) =>
      withExistingDirectory(options.data, (store) => {
        const agents = listAgents(store);
        if (options.json) return terminal.out(JSON.stringify(agents));
        for (const { agentNumber, name, source, tokens } of agents) {
          terminal.out(`${agentNumber}\t${name}\t${source ?? '-'}\t${tokens} token(s)`);
        }
      }),
    );

  agent
    .command('remove')
    .description('withdraws the agent’s tokens, links and extensions; the events stay, for nobody who gets the number later')
    .argument('<number>', 'whose', agentNumberOf)
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action((number: string, options: { data: string; json?: true }) =>
      withExistingDirectory(options.data, (store) => {
        const { revoked } = valueOf(removeAgent(store, number));
        if (options.json) return terminal.out(JSON.stringify({ agentNumber: number, removed: true, revoked }));
        terminal.out(`Agent ${number} is removed; ${revoked} token(s) are withdrawn.`);
      }),
    );
}
