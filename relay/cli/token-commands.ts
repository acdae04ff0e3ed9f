import type { Command } from 'commander';
import { revokeLogin } from '../auth/logins.ts';
import { revokeAgent } from '../auth/tokens.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { agentNumberOf, loginOf } from './options.ts';
import { usageFailure, type Terminal } from './output.ts';

interface RevokeOptions {
  readonly data: string;
  readonly agent?: string;
  readonly supervisor?: string;
  readonly json?: true;
}

export function addTokenCommands(program: Command, terminal: Terminal): void {
  program
    .command('token')
    .description('what lets a program in')
    .command('revoke')
    .description('withdraws every token of a person; a running relay closes the sockets')
    .option('--agent <number>', 'whose', agentNumberOf)
    .option('--supervisor <login>', 'whose, a supervisor’s or an admin’s', loginOf)
    .requiredOption('--data <dir>', 'the data folder')
    .option('--json', 'one line of JSON')
    .action(({ data, agent, supervisor, json }: RevokeOptions) => {
      if ((agent === undefined) === (supervisor === undefined)) {
        throw usageFailure('It is not said whose tokens to withdraw.', 'Give either --agent NUMBER or --supervisor LOGIN.');
      }
      withExistingDirectory(data, (store) => {
        if (agent !== undefined) {
          const { revoked } = valueOf(revokeAgent(store, agent));
          if (json) return terminal.out(JSON.stringify({ agentNumber: agent, revoked }));
          return terminal.out(`Withdrew ${revoked} token(s) of agent ${agent}.`);
        }
        const { login, revoked } = valueOf(revokeLogin(store, supervisor ?? ''));
        if (json) return terminal.out(JSON.stringify({ login, revoked }));
        terminal.out(`Withdrew ${revoked} token(s) of ${login}.`);
      });
    });
}
