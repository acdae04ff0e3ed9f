import { existsSync } from 'node:fs';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A plain browser of this computer. @throws when there is none: what a browser has to show is never passed over */
export function browserProgram(): string {
  const found = programs.find((each) => existsSync(each));
  if (found === undefined) throw new Error('No browser to try the pages in: install chromium.');
  return found;
}
