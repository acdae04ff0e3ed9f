import { describe, expect, it } from 'vitest';
import { readSwitches } from './switches.ts';

function given(...argv: readonly string[]): unknown {
  const read = readSwitches(['/opt/danping/danping', ...argv]);
  return read.ok ? read.value : read.failure.cause;
}

describe('switches', () => {
  it('are read with the equals sign, and Chromium’s own are left alone', () => {
    expect(given('--relay=http://calls.example.com:7700/', '--no-sandbox', '--lang=vi', '--token=t')).toEqual({
      relay: 'http://calls.example.com:7700',
      lang: 'vi',
      token: 't',
    });
  });

  it('take an enrolment link apart', () => {
    expect(given('--enrol=danping://enrol?relay=https%3A%2F%2Fcalls.example.com&code=abc')).toEqual({
      enrol: { relay: 'https://calls.example.com', code: 'abc', key: null },
    });
  });

  it('behind a link that a page opened are the page’s, not the person’s', () => {
    expect(given('--lang=en', 'danping://enrol?relay=http://a&code=b', '--token=stolen', '--relay=http://foreign')).toEqual({ lang: 'en' });
  });

  it('are not stopped by a path, with a drive letter or a colon in it', () => {
    expect(given('C:\\danping', '/srv/a:b', '--lang=en')).toEqual({ lang: 'en' });
  });

  it.each([
    ['--relay=ftp://x', '--relay'],
    ['--enrol=danping://dial?number=1', '--enrol'],
    ['--lang=fr', '--lang'],
    ['--code=', '--code'],
  ])('refuse %s by name', (argument, name) => {
    expect(given(argument)).toContain(name);
  });
});
