/** `npm run bench [-- NAME…]`: measures, and says of each figure whether it keeps its budget (contract §7). */
import { parseArgs } from 'node:util';
import { everyBench } from './every-bench.ts';
import type { Figure } from './figure.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function lineOf({ figure, value, unit, against, ratio, budget, ok, detail = {} }: Figure): string {
  const mark = ok === null ? '    ' : ok ? ' ok ' : 'OVER';
  const compared = against === null ? '' : ` (${ratio} × ${against})`;
  const more = Object.entries(detail).map(([name, of]) => `${name} ${of}`).join(', ');
  return `${mark}  ${figure}: ${value} ${unit}${compared}${budget === null ? '' : `; budget ${budget}`}${more === '' ? '' : `; ${more}`}`;
}

const unknown = positionals.filter((name) => !everyBench.some((bench) => bench.name === name));
if (unknown.length > 0) {
  say(`There is no benchmark ${unknown.join(', ')}: choose from ${everyBench.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
let over = 0;
for (const bench of everyBench) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  say(`${bench.name} …`);
  for (const figure of await bench.measure({ quick: values.quick, say: (line) => say(`${bench.name}: ${line}`) })) {
    process.stdout.write(`${values.json ? JSON.stringify(figure) : lineOf(figure)}\n`);
    if (figure.ok === false) over += 1;
  }
}
process.exitCode = over === 0 ? 0 : 1;
