import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../lib/paths.ts';

const text = readFileSync(path.join(root, 'docs', 'install-relay.md'), 'utf8');

/** The commands in the shell blocks of a section of docs/install-relay.md, in their order. */
export function commandsOf(section: string): readonly string[] {
  const found = text.split(/^##+ /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return [...found.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
}
