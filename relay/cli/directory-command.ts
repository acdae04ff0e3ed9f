import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../src/shared/result.ts';
import { DirectoryStore } from '../auth/directory-store.ts';
import { checkNothingLost } from '../sqlite/lost.ts';
import { codeOf, prepareDataFolder } from '../sqlite/open.ts';
import { CommandFailed } from './output.ts';

/** Takes the value, or ends the command with the failure's words. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new CommandFailed(result.failure);
  return result.value;
}

/** Runs one command on the directory, beside a relay that may be serving from it, and makes it when there is none yet. */
export function withDirectory<Value>(folder: string, command: (store: DirectoryStore) => Value): Value {
  valueOf(prepareDataFolder(folder));
  valueOf(checkNothingLost(folder));
  const store = valueOf(DirectoryStore.open(folder));
  try {
    return command(store);
  } finally {
    store.close();
  }
}

/** The same for commands that only make sense where something is already. */
export function withExistingDirectory<Value>(folder: string, command: (store: DirectoryStore) => Value): Value {
  if (isForbidden(folder)) {
    throw new CommandFailed({
      code: 'data-folder',
      cause: `The relay's data in ${folder} is somebody else's.`,
      mend: 'Run the command as the relay’s user, or as root.',
    });
  }
  if (!existsSync(join(folder, 'directory.db'))) {
    throw new CommandFailed({
      code: 'data-folder',
      cause: `There is no relay's data in ${folder}.`,
      mend: 'Correct --data; the folder is made by "serve" or the first "source add".',
    });
  }
  return withDirectory(folder, command);
}

/** Whether there is such a folder that this user may not look into. */
function isForbidden(folder: string): boolean {
  try {
    accessSync(folder, constants.X_OK);
    return false;
  } catch (error) {
    return codeOf(error) === 'EACCES';
  }
}
