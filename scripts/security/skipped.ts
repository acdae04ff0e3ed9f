import type { TestContext } from 'vitest';

/** Leaves a check out that this computer cannot do, and says so in the output: none is left out in silence. */
export function skipByName(context: Pick<TestContext, 'skip' | 'task'>, why: string): never {
  process.stdout.write(`Skipped: ${context.task.name}: ${why}\n`);
  return context.skip(why);
}
