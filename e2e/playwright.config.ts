import { defineConfig } from '@playwright/test';

/** One worker: every test starts the real app, and focus belongs to one window at a time. */
export default defineConfig({
  testDir: 'specs',
  // The pictures of docs/ are no test: they are taken when asked for.
  testIgnore: process.env['DANPING_PICTURES'] ? [] : ['**/pictures.spec.ts'],
  outputDir: '../test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
});
