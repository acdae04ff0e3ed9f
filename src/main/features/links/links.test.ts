import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkInArguments, readLink } from './read-link.ts';
import { dialable, numberInText } from './read-number.ts';

const dial = (number: string) => ({ kind: 'dial', number });

describe('a link', () => {
  it.each([
    ['tel:13812345678', '13812345678'],
    ['tel:+86-138-1234-5678', '+8613812345678'],
    ['TEL:+86%20138%201234%205678', '+8613812345678'],
    ['tel:%2B84899098899', '+84899098899'],
    ['tel:(0518)8888.1234;ext=12;phone-context=+86', '051888881234'],
    ['tel:7042;phone-context=example.com', '7042'],
    ['tel://010-8040-0192/', '01080400192'],
    ['tel:１３８１２３４５６７８', '13812345678'],
    ['tel:*21*13812345678#', '*21*13812345678#'],
    ['callto:+8613812345678', '+8613812345678'],
    ['callto://0899 098 899', '0899098899'],
    ['callto:13812345678?call', '13812345678'],
  ])('%s dials %s', (link, number) => expect(readLink(link)).toEqual(dial(number)));

  it.each([
    'tel:',
    'tel:+',
    'tel:1',
    'tel:1-800-FLOWERS',
    'tel:138+12345678',
    'tel:%',
    'tel:%00',
    'tel:138,,9',
    'tel:<script>',
    'tel:javascript:alert(1)',
    `tel:${'1'.repeat(33)}`,
    'callto:john.doe',
    'sms:13812345678',
    'javascript:1234',
    'danping://call/',
    'danping://call/a/b',
    'danping://call/%',
    'danping://elsewhere/1',
    'danping:call/1',
    '',
  ])('%j is refused', (link) => expect(readLink(link)).toBeNull());

  it('opens the call that it names, whatever the cloud calls it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }).filter((id) => id.isWellFormed()), (callId) => {
        expect(readLink(`danping://call/${encodeURIComponent(callId)}`)).toEqual({ kind: 'call', callId });
      }),
    );
  });

  it('hands an enrolment on as it is', () => {
    const url = 'danping://enrol?relay=https%3A%2F%2Frelay.example&code=abc';
    expect(readLink(url)).toEqual({ kind: 'enrol', url });
  });

  it('never breaks, and never dials anything but digits, * and # with one + before them', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-+()0-9*#;=%. ]{0,80}$/), fc.webUrl());
    fc.assert(
      fc.property(fc.constantFrom('tel:', 'callto:', 'tel://', 'danping://', ''), hostile, (scheme, rest) => {
        const link = readLink(`${scheme}${rest}`);
        if (link?.kind === 'dial') expect(link.number).toMatch(/^\+?[0-9*#]{2,32}$/);
      }),
    );
  });

  it('is found among the arguments of a second start', () => {
    expect(linkInArguments(['/opt/danping', '--profile=/tmp/x', '--no-sandbox', 'tel:13812345678'])).toEqual(dial('13812345678'));
    expect(linkInArguments(['/opt/danping', 'app.js'])).toBeNull();
  });
});

describe('a number in a text', () => {
  it.each([
    ['Tel. 0518-8888 1234 (Mr Wang)', '051888881234'],
    ['王女士：138 1234 5678，请回拨', '13812345678'],
    ['+84 (899) 098-899', '+84899098899'],
    ['电话：１３８１２３４５６７８', '13812345678'],
    ['order 7, call 13812345678', '13812345678'],
    ['13812345678\n13900000000', '13812345678'],
  ])('%j is %s', (text, number) => expect(numberInText(text)).toBe(number));

  it.each(['', 'no number', 'a1b2', '42', '138 1234 5678 139 0000 0000'])('%j holds none', (text) => expect(numberInText(text)).toBeNull());

  it('is read quickly and without harm from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (text) => {
        const number = numberInText(text);
        if (number !== null) expect(number).toBe(dialable(number));
      }),
    );
    expect(numberInText('1-'.repeat(50_000))).toBeNull();
  });

  it('is the same however it is grouped', () => {
    const digits = fc.stringMatching(/^[0-9]{7,15}$/);
    fc.assert(fc.property(digits, fc.constantFrom(' ', '-', '.', '\u00A0', ''), (number, gap) => dialable([...number].join(gap)) === number));
  });
});
