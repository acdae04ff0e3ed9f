import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { valueOf } from '../directory-command.ts';
import { CommandFailed, usageFailure, type Terminal } from '../output.ts';
import { comesAs, thisHost, type Host } from './host.ts';
import type { ServiceManager } from './manager.ts';
import { systemd } from './systemd.ts';
import { windowsService } from './windows.ts';

/** `service install|uninstall|status`: the relay starts with the computer, under a user of its own. */
export function addServiceCommands(program: Command, terminal: Terminal, host: () => Host = thisHost): void {
  const group = program.command('service').description('has the computer start the relay by itself');

  group
    .command('install')
    .description('sets the service up and starts it; again after an upgrade')
    .argument('[options...]', 'after "--": options of "serve" that the service is to run with')
    .action((options: readonly string[]) => {
      const strange = options.find((option) => /[\s"'<>&|%$`]/.test(option));
      if (strange !== undefined) throw usageFailure(`"${strange}" cannot be handed on to a service.`, 'Leave out blanks and quotation marks.');
      for (const line of valueOf(changing(host()).install(options))) terminal.out(line);
    });

  group
    .command('uninstall')
    .description('takes the service away; data and settings stay')
    .action(() => {
      for (const line of valueOf(changing(host()).uninstall())) terminal.out(line);
    });

  group
    .command('status')
    .description('whether the service is there, starts with the computer, and runs; exit 1 where it does not run')
    .option('--json', 'one line of JSON')
    .action(({ json }: { json?: true }) => {
      const state = valueOf(valueOf(managerFor(host())).status());
      if (json) return terminal.out(JSON.stringify(state));
      if (!state.installed) throw new CommandFailed({ code: 'service', cause: 'There is no service of the relay.', mend: 'Set it up with "service install".' });
      if (!state.running) throw new CommandFailed({ code: 'service', cause: 'The service is set up and does not run.', mend: 'Look into its words (Linux: journalctl -u danping-relay), then start it.' });
      terminal.out(`The service runs${state.enabled ? ' and starts with the computer' : ', but does not start with the computer'}.`);
    });
}

/** The manager, for somebody who may change something. */
function changing(host: Host): ServiceManager {
  if (comesAs(host) === 'debian') {
    throw new CommandFailed({ code: 'service', cause: 'The Debian package has brought the service already.', mend: 'Use systemctl enable, start, stop or disable danping-relay; apt removes it.' });
  }
  if (comesAs(host) === 'clone') {
    throw new CommandFailed({ code: 'service', cause: 'This relay runs from a clone, which is for trying.', mend: 'Build a package with "npm run dist" and install that.' });
  }
  const manager = valueOf(managerFor(host));
  if (host.mayChange) return manager;
  const mend = host.platform === 'win32' ? 'Run it in a terminal that was opened as administrator.' : 'Run it as root, for instance with sudo.';
  throw new CommandFailed({ code: 'service', cause: 'Only an administrator of this computer may do that.', mend });
}

function managerFor(host: Host): Result<ServiceManager> {
  if (host.platform === 'win32') return ok(windowsService(host));
  const serve = 'have whatever starts programs here run "danping-relay serve --data DIR"';
  if (host.platform !== 'linux') return fail('service', `Danping knows no services of this system (${host.platform}).`, `Use Linux or Windows, or ${serve}.`);
  if (!existsSync(path.join(host.systemRoot, 'run/systemd/system'))) return fail('service', 'No systemd runs on this computer.', `In a container or under another init, ${serve}.`);
  return ok(systemd(host));
}
