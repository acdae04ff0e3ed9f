import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { filesIn } from './media-files.ts';
import { readRecent, withLatest } from './recent-files.ts';

const name = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '' && !/[;；\n]/.test(text));

describe('files to play', () => {
  it('are read in the order in which they are typed, whatever semicolon and space stand between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.constantFrom(';', '；', ' ; ', ';;', '\n')), { minLength: 1, maxLength: 20 }), (typed) => {
        const read = filesIn(typed.map((part) => part.join('')).join(''));
        expect(read).toEqual({ state: 'ready', files: typed.map(([file]) => file.trim()) });
      }),
    );
  });

  it.each(['', '   ', ';；;\n'])('are none in %j', (typed) => expect(filesIn(typed)).toEqual({ state: 'empty' }));

  it('are too much where the relay would refuse them', () => {
    expect(filesIn('a.wav;'.repeat(21))).toEqual({ state: 'too-much' });
    expect(filesIn('a'.repeat(501))).toEqual({ state: 'too-much' });
    expect(filesIn('a.wav;'.repeat(20)).state).toBe('ready');
  });
});

test('what was played last stands first, once, and no more than five are kept', () => {
  const played = ['a.wav', 'b.wav', 'c.wav', 'a.wav', 'd.wav', 'e.wav', 'f.wav'].reduce<readonly string[]>((recent, file) => withLatest(recent, [file]), []);
  expect(played).toEqual(['f.wav', 'e.wav', 'd.wav', 'a.wav', 'c.wav']);
  expect(readRecent(JSON.stringify(played))).toEqual(played);
  for (const broken of [null, '', '{', '{"a":1}', '[1]']) expect(readRecent(broken)).toEqual([]);
});
