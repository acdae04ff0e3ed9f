// Every npm command starts here, on any Node from 20 on, before anything is installed: it installs what is
// missing, then runs scripts/commands/NAME.ts on the Node version that the project pins.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDependencies } from './bare/dependencies.mjs';
import { pinnedNode, canRunSources } from './bare/node-runtime.mjs';
import { root } from './bare/root.mjs';

const [name = '', ...args] = process.argv.slice(2);
const command = path.join(root, 'scripts', 'commands', `${name}.ts`);

try {
  await installDependencies();
  const node = pinnedNode();
  if (canRunSources(process.versions.node)) {
    process.argv = [process.execPath, command, ...args];
    await import(pathToFileURL(command).href);
  } else {
    process.exitCode = await runOn(node, [command, ...args]);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} node
 * @param {string[]} argv
 * @returns {Promise<number>}
 */
function runOn(node, argv) {
  const searchPath = [path.dirname(node), process.env['PATH']].join(path.delimiter);
  const child = spawn(node, argv, { stdio: 'inherit', env: { ...process.env, PATH: searchPath } });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
