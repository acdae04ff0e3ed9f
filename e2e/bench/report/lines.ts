import type { Figure } from '../figure.ts';

/** A figure as a line for people. */
export function lineOf({ figure, value, unit, against, ratio, budget, ok, detail = {} }: Figure): string {
  const { skipped, ...told } = detail;
  if (value === null) return `skip  ${figure}: ${skipped ?? 'not measured'}`;
  const mark = ok === null ? '    ' : ok ? ' ok ' : 'OVER';
  const compared = against === null ? '' : ` (${ratio} × ${against})`;
  const more = Object.entries(told).map(([name, of]) => `${name} ${of}`).join(', ');
  return `${mark}  ${figure}: ${value} ${unit}${compared}${budget === null ? '' : `; budget ${budget}`}${more === '' ? '' : `; ${more}`}`;
}
