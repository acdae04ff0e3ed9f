import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import type { Bench } from './figure.ts';

const bench = (name: string, more: Partial<Bench> = {}): Bench => ({ name, measure: async () => [], ...more });
const every = [bench('ingest'), bench('popup'), bench('soak', { onlyByName: true })];
const chosen = (...args: string[]): readonly string[] | string => {
  const read = readArguments(args, every);
  return typeof read === 'string' ? read : read.benches.map(({ name }) => name);
};

test('what takes hours runs only when it is named', () => {
  expect(chosen()).toEqual(['ingest', 'popup']);
  expect(chosen('--quick')).toEqual(['ingest', 'popup']);
  expect(chosen('soak', 'popup')).toEqual(['popup', 'soak']);
});

test('a name or a switch that there is not is answered with what there is', () => {
  expect(chosen('ingets')).toBe('There is no benchmark ingets: choose from ingest, popup, soak.');
  expect(chosen('--quik')).toContain('npm run bench');
  for (const hours of ['0', '-1', 'long', '10000']) expect(chosen('soak', `--hours=${hours}`)).toContain('--hours takes a number');
});

test('reads the length of a soak', () => {
  expect(readArguments(['soak', '--hours', '0.5'], every)).toMatchObject({ hours: 0.5, profile: false });
});
