import type { Command } from 'commander';
import { valueOf } from '../directory-command.ts';
import type { Terminal } from '../output.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

export function addBackupCommands(program: Command, terminal: Terminal): void {
  program
    .command('backup')
    .description('writes a copy of everything into one file, beside a relay that serves')
    .requiredOption('--data <dir>', 'the data folder')
    .requiredOption('--to <file>', 'the file to make; must not exist yet')
    .option('--json', 'one line of JSON')
    .action(({ data, to, json }: { data: string; to: string; json?: true }) => {
      const backup = valueOf(writeBackup(data, to, Date.now()));
      if (json) return terminal.out(JSON.stringify(backup));
      terminal.out(`${backup.file}: ${backup.head} as the newest event, ${backup.bytes} bytes, looked through. It holds customers' numbers: keep it safe.`);
    });

  program
    .command('restore')
    .description('puts a backup in place while no relay serves; what is there is set aside')
    .requiredOption('--data <dir>', 'the data folder')
    .requiredOption('--from <file>', 'a file that "backup" made')
    .option('--json', 'one line of JSON')
    .action(({ data, from, json }: { data: string; from: string; json?: true }) => {
      const restored = valueOf(restoreBackup(data, from, Date.now()));
      if (json) return terminal.out(JSON.stringify(restored));
      const aside = restored.setAside === null ? '' : ` What was there lies in ${restored.setAside}.`;
      terminal.out(`Restored the state of ${restored.madeAt}, up to event ${restored.head}, as epoch ${restored.epoch}.${aside}`);
      terminal.out('Tokens, links, sessions and people that were withdrawn after that moment hold again: withdraw them anew with "token revoke" and "remove".');
    });
}
