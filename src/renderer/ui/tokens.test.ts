import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tones } from './marks.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of one theme's block. */
function tokensOf(theme: string): Map<string, string> {
  const block = new RegExp(`data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['page', 'surface', 'surface-raised', 'surface-hover', 'notice', 'notice-alarm'];
const textPairs = grounds.flatMap((ground) => [
  ['text', ground],
  ['text-muted', ground],
]);
const plainGrounds = ['page', 'surface', 'surface-hover'];
const markPairs = plainGrounds.flatMap((ground) => tones.map((tone) => [`tone-${tone}`, ground]));

describe.each([
  { theme: 'light', text: 4.5, mark: 3 },
  { theme: 'dark', text: 4.5, mark: 4.5 },
  { theme: 'contrast', text: 7, mark: 7 },
])('the $theme theme', ({ theme, text, mark }) => {
  const tokens = tokensOf(theme);
  const ratio = ([front = '', back = '']: string[]): number =>
    contrast(tokens.get(`--${front}`) ?? '', tokens.get(`--${back}`) ?? '');
  const below = (pairs: string[][], least: number): string[] =>
    pairs.filter((pair) => !(ratio(pair) >= least)).map((pair) => `${pair.join(' on ')}: ${ratio(pair).toFixed(2)}`);

  it(`reads with at least ${text} : 1`, () => {
    expect(below([...textPairs, ['on-accent', 'accent'], ['surface', 'text'], ['on-badge', 'badge'], ['text', 'highlight']], text)).toEqual([]);
  });

  it(`shows marks and edges with at least ${mark} : 1`, () => {
    expect(below(markPairs, mark)).toEqual([]);
  });

  it('shows focus and the outlines of controls with at least 3 : 1', () => {
    expect(below([['accent', 'surface'], ['accent', 'page'], ['border-strong', 'surface']], 3)).toEqual([]);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
