import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnrolmentLink } from './enrolment-link.ts';

const link = (relay: string, code: string): string => `danping://enrol?relay=${encodeURIComponent(relay)}&code=${encodeURIComponent(code)}`;

describe('an enrolment link', () => {
  it('says the relay and the code, whatever the code is made of', () => {
    assert(
      property(string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' }).filter((code) => code.trim() === code), (code) => {
        expect(readEnrolmentLink(link('https://calls.example.com:8443/', code))).toEqual({ relay: 'https://calls.example.com:8443', code, key: null });
      }),
    );
  });

  it('may have been given a slash by the system that hands it on', () => {
    expect(readEnrolmentLink(' danping://enrol/?relay=http://127.0.0.1:7700&code=c ')).toEqual({ relay: 'http://127.0.0.1:7700', code: 'c', key: null });
  });

  it('brings the key of the relay’s updates, or none that could be one', () => {
    const key = 'k'.repeat(43);
    expect(readEnrolmentLink(`${link('http://a', 'c')}&key=${key}`)).toEqual({ relay: 'http://a', code: 'c', key });
    expect(readEnrolmentLink(`${link('http://a', 'c')}&key=short`)).toEqual({ relay: 'http://a', code: 'c', key: null });
  });

  it.each([
    'https://calls.example.com/enrol?relay=http://a&code=b',
    'danping://dial?relay=http://a&code=b',
    link('javascript:alert(1)', 'c'),
    link('file:///etc/passwd', 'c'),
    link('http://a', ' '),
    link('http://a', 'x'.repeat(201)),
    'danping://enrol?relay=http://a',
    'wrong',
    '',
  ])('is not %j', (text) => expect(readEnrolmentLink(text)).toBeNull());
});
