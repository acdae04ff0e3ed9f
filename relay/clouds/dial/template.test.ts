import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asJsonText, asUriPart, fill } from './fill.ts';
import { dialMistakeIn, readTemplate } from './template.ts';

const url = 'https://cloud.example/call?ext={extension}&to={number}';
const read = (values: Record<string, string>) => readTemplate('main', { 'dial-url': url, ...values });

describe('a description of a call', () => {
  test('needs an address only', () => {
    expect(read({})).toEqual({ ok: true, value: { url, method: 'GET', body: null, headers: {}, sign: null } });
  });

  test('is sent with POST where there is a body, as what the body looks like', () => {
    const json = '{"to":"{number}","agent":{"no":"{agentNumber}"}}';
    expect(read({ 'dial-body': json })).toMatchObject({ value: { method: 'POST', body: { text: json, type: 'json' } } });
    expect(read({ 'dial-body': 'to={number}', 'dial-method': 'put' })).toMatchObject({ value: { method: 'PUT', body: { type: 'form' } } });
  });

  test.each([
    ['no address', { 'dial-url': undefined }, 'dial-url'],
    ['plain http', { 'dial-url': 'http://cloud.example/' }, 'dial-url'],
    ['a signature without its key', { 'dial-sign': '7moor', 'app-secret': 's' }, 'app-key'],
    ['a signature without its secret', { 'dial-sign': '7moor', 'app-key': 'k' }, 'app-secret'],
    ['a body that cannot be sent', { 'dial-method': 'GET', 'dial-body': 'to={number}' }, 'dial-body'],
  ])('is not complete with %s, and says what is missing', (_what, values, key) => {
    const given = Object.fromEntries(Object.entries({ 'dial-url': url, ...values }).filter(([, value]) => value !== undefined));
    const template = readTemplate('main', given as Record<string, string>);
    expect(template).toMatchObject({ ok: false, failure: { code: 'dial-not-ready', cause: expect.stringContaining(`its ${key} `) } });
  });

  test('may lead to plain http only where the admin says so', () => {
    expect(read({ 'dial-url': 'http://127.0.0.1:8080/call', 'dial-allow-http': 'on' }).ok).toBe(true);
    expect(read({ 'dial-url': 'http://127.0.0.1:8080/call', 'dial-allow-http': 'off' }).ok).toBe(false);
  });
});

describe('a value that will not do is not taken', () => {
  test.each([
    ['dial-url', ['cloud.example', 'ftp://cloud.example/', 'https://{number}.example/', 'https://cloud.example{number}/', 'https://a:b@cloud.example/', 'https://cloud.example/#{number}', 'https://cloud.example\\@evil.example/', 'https://cloud.example/?to={phone}', 'https://cloud.example/?to={number', 'https://cloud.example/?to=number}', 'https://cloud.example/?to={{number}}', '//cloud.example/']],
    ['dial-method', ['DELETE', 'GET /', '']],
    ['dial-body', ['{"to":{number}}', '{"to":"{number}"', '{"to":"{phone}"}', 'to={phone}', 'to={number']],
    ['dial-headers', ['x-key: 1', '[]', '{"x":1}', '{"bad name":"x"}', '{"host":"evil.example"}', '{"content-length":"1"}', '{"m7-sign":"x"}', '{"x":"a\\r\\nb: c"}', '{"x":"{phone}"}']],
    ['dial-sign', ['aws', 'on']],
    ['app-key', ['two words', '']],
    ['dial-allow-http', ['yes', '']],
  ])('%s', (key, values) => {
    for (const value of values) {
      const mistake = dialMistakeIn(key, value);
      expect([value, mistake]).toEqual([value, expect.any(String)]);
      if (value.length > 5) expect(mistake).not.toContain(value);
    }
  });

  test('other settings of the source are none of its business', () => {
    expect(dialMistakeIn('allow', 'anything')).toBeNull();
  });
});

describe('filling in', () => {
  const value = fc.string();
  test('keeps every value one value, in an address, a form and a JSON text', () => {
    fc.assert(
      fc.property(value, value, (number, extension) => {
        fc.pre(number.isWellFormed() && extension.isWellFormed());
        const values = { agentNumber: 'a', extension, number };
        const filled = new URL(fill('https://cloud.example/x?e={extension}&n={number}&c={customerNumber}', values, asUriPart));
        expect([...filled.searchParams]).toEqual([['e', extension], ['n', number], ['c', number]]);
        expect(filled.host).toBe('cloud.example');
        expect(JSON.parse(fill('{"e":"{extension}","n":["{number}"]}', values, asJsonText))).toEqual({ e: extension, n: [number] });
      }),
    );
  });

  test('fills nothing in for what a value itself looks like', () => {
    expect(fill('{extension}/{number}', { agentNumber: '', extension: '{number}', number: '1' }, (text) => text)).toBe('{number}/1');
  });
});
