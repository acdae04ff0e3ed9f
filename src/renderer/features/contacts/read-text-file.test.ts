import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text-file.ts';

describe('a file of contacts', () => {
  it('is read as UTF-8, with and without a mark at its start', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.startsWith('\uFEFF')), (text) => {
        expect(readText(new TextEncoder().encode(text))).toBe(text);
        expect(readText(new TextEncoder().encode(`\uFEFF${text}`))).toBe(text);
      }),
    );
  });

  it('is read as a Chinese Excel saves it', () => {
    // 姓名,电话 / 王女士 in GBK.
    const bytes = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a, 0xcd, 0xf5, 0xc5, 0xae, 0xca, 0xbf];
    expect(readText(new Uint8Array(bytes))).toBe('姓名,电话\r\n王女士');
  });

  it('is read as UTF-16 where its mark says so', () => {
    expect(readText(new Uint8Array([0xff, 0xfe, 0x8b, 0x73]))).toBe('王');
    expect(readText(new Uint8Array([0xfe, 0xff, 0x73, 0x8b]))).toBe('王');
  });

  it('never breaks', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof readText(bytes) === 'string'));
  });
});
