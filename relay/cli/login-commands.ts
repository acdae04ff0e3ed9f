import type { Command } from 'commander';
import { addLogin, listLogins, removeLogin, type LoginRole } from '../auth/logins.ts';
import { valueOf, withDirectory, withExistingDirectory } from './directory-command.ts';
import { loginOf } from './options.ts';
import type { Terminal } from './output.ts';

const descriptions: Readonly<Record<LoginRole, string>> = {
  supervisor: 'the people who watch the board',
  admin: 'the people who look after the relay',
};

interface Everywhere {
  readonly data: string;
  readonly json?: true;
}

/** `supervisor add|list|remove`, `admin add|list|remove`. */
export function addLoginCommands(program: Command, role: LoginRole, terminal: Terminal): void {
  const group = program.command(role).description(descriptions[role]);
  const command = (name: string, description: string): Command =>
    group.command(name).description(description).requiredOption('--data <dir>', 'the data folder').option('--json', 'one line of JSON');

  command('add', 'gives out a token, and a link that sets a password for the web pages')
    .argument('<login>', 'the name to log in by', loginOf)
    .action((name: string, options: Everywhere) =>
      withDirectory(options.data, (store) => {
        const { login, token, setupCode } = valueOf(addLogin(store, role, name, Date.now()));
        const setupPath = `/setup/${setupCode}`;
        if (options.json) return terminal.out(JSON.stringify({ login, token, setupPath }));
        terminal.out(`${login} (${role}). The link works once, within 7 days; token and link are shown only now:`);
        terminal.out(`${store.relayUrl()}${setupPath}\ntoken ${token}`);
      }),
    );

  command('list', 'shows the logins, without their secrets').action((options: Everywhere) =>
    withExistingDirectory(options.data, (store) => {
      const logins = listLogins(store, role);
      if (options.json) return terminal.out(JSON.stringify(logins));
      for (const { login, tokens } of logins) terminal.out(`${login}\t${tokens} token(s)`);
    }),
  );

  command('remove', 'withdraws the tokens and links, and forgets the login')
    .argument('<login>', 'whose', loginOf)
    .action((name: string, options: Everywhere) =>
      withExistingDirectory(options.data, (store) => {
        const { login, revoked } = valueOf(removeLogin(store, role, name));
        if (options.json) return terminal.out(JSON.stringify({ login, removed: true, revoked }));
        terminal.out(`${login} is removed; ${revoked} token(s) are withdrawn.`);
      }),
    );
}
