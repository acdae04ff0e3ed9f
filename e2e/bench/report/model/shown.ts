/** @returns a figure with its unit, as people write it: thousands apart, `/s` close by */
export function shown(value: number | null, unit: string, maximumSignificantDigits = 4): string {
  if (value === null) return '—';
  const digits = value.toLocaleString('en', { maximumSignificantDigits, useGrouping: Math.abs(value) >= 10_000 });
  return `${digits}${unit === '' || unit.startsWith('/') ? '' : ' '}${unit}`;
}

/** @returns a share as percent, `> 999 %` where more digits would say nothing */
export function percent(share: number): string {
  return share > 9.99 ? '> 999 %' : `${Math.round(share * 100)} %`;
}
