import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ElectronRuntime } from '../../lib/electron-binary.ts';
import { root } from '../../lib/paths.ts';

/** What is packed, under which name. */
export interface Product {
  /** `Danping`; with `-test` where the runtime is not the one that is released. */
  readonly name: string;
  /** Of the program, the package and the entry in the menu. */
  readonly program: string;
  readonly version: string;
}

const packageSchema = z.object({ version: z.string() });

export function productOf({ official }: Pick<ElectronRuntime, 'official'>): Product {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  return official ? { name: 'Danping', program: 'danping', version } : { name: 'Danping-test', program: 'danping-test', version };
}
