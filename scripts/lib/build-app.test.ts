import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildApp } from './build-app.ts';
import { builtApp } from './paths.ts';

test('what is built is what people get, also where NODE_ENV says that it is for tests', { timeout: 180_000 }, async () => {
  expect(process.env['NODE_ENV']).toBe('test');
  await buildApp();
  expect(process.env['NODE_ENV']).toBe('test');
  const scripts = globSync('renderer/assets/*.js', { cwd: builtApp });
  expect(scripts.length).toBeGreaterThan(5);
  // Only React's own build for developers has this.
  expect(scripts.filter((name) => readFileSync(path.join(builtApp, name), 'utf8').includes('jsxDEV'))).toEqual([]);
});
