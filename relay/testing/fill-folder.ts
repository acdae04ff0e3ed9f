import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fillFolder } from './filled-folder.ts';

const usage = `usage: node relay/testing/fill-folder.ts --data DIR [switches]
  --events N       about so many events (default 1000000); 0 for people and an empty log
  --agents N       so many agents share them (default 200)
  --days N         … on so many days, the last of them ending now (default 5)
  --supervisors N  so many watch (default 1)
One JSON line with the hook's path and everybody's token.`;

const count = z.coerce.number().int().positive();
const switches = z.strictObject({ data: z.string(), events: z.coerce.number().int().nonnegative().default(1_000_000), agents: count.default(200), days: count.default(5), supervisors: count.default(1) });

const { values } = parseArgs({ options: Object.fromEntries(Object.keys(switches.shape).map((name) => [name, { type: 'string' as const }])) });
const given = switches.safeParse(values);
if (given.success) {
  const { data, ...past } = given.data;
  process.stdout.write(`${JSON.stringify(await fillFolder({ folder: data, until: Date.now(), ...past }))}\n`);
} else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
