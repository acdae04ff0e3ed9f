import { Command, CommanderError } from 'commander';
import type { Failure } from '../../src/shared/result.ts';
import { rotateSecret } from '../auth/rotate-source.ts';
import type { Dialect } from '../core/dialect.ts';
import { addAgentCommands } from './agent-commands.ts';
import { addBackupCommands } from './backup/backup-commands.ts';
import { addDoctorCommand } from './doctor/doctor-command.ts';
import { valueOf, withExistingDirectory } from './directory-command.ts';
import { addLoginCommands } from './login-commands.ts';
import { CommandFailed, exitCodeOf, lineOf, type Terminal } from './output.ts';
import { addServeCommand, type Serve } from './serve-command.ts';
import { addSourceCommands } from './source-commands.ts';
import { addTel4vnCommands } from './tel4vn-commands.ts';
import { addTokenCommands } from './token-commands.ts';

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
    .exitOverride()
    // Errors are told in one line, by runCommandLine.
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: () => undefined })
    .showSuggestionAfterError(false);
  addServeCommand(program, serve, terminal);
  addSourceCommands(program, dialects, terminal);
  addAgentCommands(program, terminal);
  addLoginCommands(program, 'supervisor', terminal);
  addLoginCommands(program, 'admin', terminal);
  addTokenCommands(program, terminal);
  addDoctorCommand(program, dialects, terminal);
  addBackupCommands(program, terminal);
  addTel4vnCommands(program, terminal, async (data, id) =>
    withExistingDirectory(data, (store) => `${store.hookUrl()}/hooks/${id}/${valueOf(rotateSecret(store, id, Date.now())).secret}`),
  );
  inheritSettings(program);
  return program;
}

/** Subcommands take over settings only from a parent that had them when they were made. */
function inheritSettings(command: Command): void {
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
