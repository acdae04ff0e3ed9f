import { existsSync } from 'node:fs';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @throws when there is no browser */
export function browserProgram(): string {
  const found = programs.find((each) => existsSync(each));
  if (found === undefined) throw new Error('No browser to measure the pages in: install chromium.');
  return found;
}
