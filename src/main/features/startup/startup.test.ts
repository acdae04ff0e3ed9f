import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autostartEntry } from './autostart-entry.ts';
import { logInCommand, startsHidden } from './start-command.ts';

/** Reads an Exec line as a desktop does: the value's escapes first, then quotes and field codes. */
function readExec(entry: string): readonly string[] {
  const value = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const plain = value.replaceAll(/\\(.)/g, (_whole, letter: string) => ({ n: '\n', t: '\t', r: '\r', s: ' ' })[letter] ?? letter);
  return [...plain.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) => text.replaceAll(/\\(.)/gs, '$1').replaceAll('%%', '%'));
}

describe('the autostart file', () => {
  it('starts the very program with the very arguments, whatever is in them', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (program, args) => {
        const entry = autostartEntry({ program, args });
        expect(readExec(entry)).toEqual([program, ...args]);
        expect(entry.split('\n').filter((line) => line.startsWith('Exec='))).toHaveLength(1);
      }),
    );
  });
});

describe('the command at log-in', () => {
  const packed = { execPath: '/opt/Danping/danping', packaged: true, appFolder: '/opt/Danping/resources/app.asar', appImage: undefined };

  it('is this start without its window', () => {
    const argv = ['/opt/Danping/danping', '--profile=/home/li/desk 1', '--lang=vi', '--remote-debugging-port=1'];
    expect(logInCommand({ ...packed, argv })).toEqual({ program: '/opt/Danping/danping', args: ['--profile=/home/li/desk 1', '--lang=vi', '--hidden'] });
  });

  it('never holds a token, a code or a link', () => {
    const argv = ['danping', '--token=SECRET', '--code=SECRET', '--enrol=danping://enrol?code=SECRET', 'danping://enrol?code=SECRET'];
    expect(JSON.stringify(logInCommand({ ...packed, argv }))).not.toContain('SECRET');
  });

  it('names the AppImage, not what is mounted from it, and the folder of an unpacked app', () => {
    expect(logInCommand({ ...packed, argv: [], appImage: '/home/li/Danping.AppImage' }).program).toBe('/home/li/Danping.AppImage');
    expect(logInCommand({ ...packed, argv: [], packaged: false, appFolder: '/src/danping' }).args).toEqual(['/src/danping', '--hidden']);
  });

  it('is known again', () => {
    expect(startsHidden(logInCommand({ ...packed, argv: [] }).args)).toBe(true);
    expect(startsHidden(['danping'])).toBe(false);
  });
});
