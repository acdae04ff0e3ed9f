import { Command, CommanderError } from 'commander';
import type { Failure } from '../../src/shared/result.ts';
import { rotateSecret } from '../auth/rotate-source.ts';
import { relayVersion } from './version.ts';
import type { Dialect } from '../core/dialect.ts';
import { addAgentCommands } from './agent-commands.ts';
import { addBackupCommands } from './backup/backup-commands.ts';
import { addDeskCommands } from './desk-commands.ts';
import { addDispositionCommands } from './disposition-commands.ts';
import { addDoctorCommand } from './doctor/doctor-command.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { addEraseCommand } from './erase-command.ts';
import { addLoginCommands } from './login-commands.ts';
import { CommandFailed, exitCodeOf, lineOf, usageFailure, type Terminal } from './output.ts';
import { addServeCommand, type Serve } from './serve-command.ts';
import { addReleaseCommands } from './release-commands.ts';
import { addServiceCommands } from './service/service-commands.ts';
import { addSourceCommands } from './source-commands.ts';
import { addTel4vnCommands } from './tel4vn-commands.ts';
import { addTokenCommands } from './token-commands.ts';
import { addWellcloudCommands } from './wellcloud-commands.ts';

export interface ProgramParts {
  readonly dialects: ReadonlyMap<string, Dialect>;
  readonly serve: Serve;
  readonly terminal: Terminal;
}

/** Runs one command line. @returns the exit code. */
export async function runCommandLine(args: readonly string[], parts: ProgramParts): Promise<number> {
  try {
    await buildProgram(parts).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = failureOf(error);
    parts.terminal.err(lineOf(failure));
    return exitCodeOf(failure);
  }
}

function buildProgram({ dialects, serve, terminal }: ProgramParts): Command {
  const program = new Command('danping-relay')
    .description('Danping’s relay: takes the clouds’ pushes, keeps them, and hands each agent its own')
    .version(relayVersion)
    .exitOverride()
    // Errors are told in one line, by runCommandLine.
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: () => undefined })
    .showSuggestionAfterError(false)
    .hook('preAction', (_program, command) => refuseEmptyOptions(command));
  addServeCommand(program, serve, terminal);
  addSourceCommands(program, dialects, terminal);
  addAgentCommands(program, terminal);
  addLoginCommands(program, 'supervisor', terminal);
  addLoginCommands(program, 'admin', terminal);
  addTokenCommands(program, terminal);
  addDeskCommands(program, terminal);
  addDispositionCommands(program, terminal);
  addDoctorCommand(program, dialects, terminal);
  addBackupCommands(program, terminal);
  addEraseCommand(program, terminal);
  addReleaseCommands(program, terminal);
  addTel4vnCommands(program, terminal, async (data, id) =>
    withExistingDirectory(data, (store) => `${store.hookUrl()}/hooks/${id}/${valueOf(rotateSecret(store, id, Date.now())).secret}`),
  );
  addWellcloudCommands(program, terminal);
  addServiceCommands(program, terminal);
  inheritSettings(program);
  return program;
}

/** Nothing is never meant: as a host it would be every address, as a folder the one where somebody happens to be. */
function refuseEmptyOptions(command: Command): void {
  for (const option of command.options) {
    const given: unknown = command.getOptionValue(option.attributeName());
    const isEmpty = [given].flat().some((value) => typeof value === 'string' && value.trim() === '');
    if (isEmpty) throw usageFailure(`The value of ${option.long ?? option.flags} is empty.`, 'Give one, or leave the option out.');
  }
}

/** Subcommands take over settings only from a parent that had them when they were made. An installed relay knows its data folder. */
function inheritSettings(command: Command): void {
  const { DANPING_RELAY_DATA: installedAt } = process.env;
  if (installedAt && command.options.some(({ long }) => long === '--data')) command.setOptionValueWithSource('data', installedAt, 'env');
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof CommandFailed) return error.failure;
  if (error instanceof CommanderError) {
    const said = error.code === 'commander.help' ? 'Say what to do.' : `${error.message.replace(/^error: /, '').replace(/\.$/, '')}.`;
    return { code: 'usage', cause: said, mend: 'Run it with --help to see what it takes.' };
  }
  const said = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', cause: `Something unexpected happened: ${said}.`, mend: 'Check the disk and the data folder, then try again.' };
}
