import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admits, keyField, keyHeaders } from './callback-key.ts';
import { readFixture } from './fixtures/read.ts';

const key = 'the-key-of-2026';
const hook = readFixture('ringing');
const settings = (values: Record<string, string>) => ({ timeZone: 'Asia/Ho_Chi_Minh', values });
const withKey = settings({ callback_apikey: key });
const push = (changes: Partial<Parameters<typeof admits>[0]> = {}) => ({ headers: {}, query: {}, body: hook, ...changes });

describe('a source with a key', () => {
  test.each(keyHeaders.flatMap((name) => [key, `Bearer ${key}`, `bearer  ${key}`].map((value) => [name, value])))('takes a push with %s: %s', (name, value) => {
    expect(admits(push({ headers: { [name]: value } }), withKey)).toEqual({ body: hook, secrets: [key] });
  });

  test('takes a push with the key in a field of the body or of the query, and in none of the event', () => {
    expect(admits(push({ query: { [keyField]: key } }), withKey)?.body).toEqual(hook);
    expect(admits(push({ body: { ...hook, [keyField]: key } }), withKey)?.body).toEqual(hook);
    expect(admits(push({ body: { ...hook, [keyField]: ['other', key] } }), withKey)?.body).toEqual(hook);
    expect(admits(push({ body: { ...hook, [keyField]: 12345 } }), settings({ callback_apikey: '12345' }))?.body).toEqual(hook);
  });

  test.each([
    ['no key at all', {}],
    ['another key', { headers: { authorization: 'Bearer another' } }],
    ['the beginning of the key', { headers: { 'x-api-key': key.slice(0, -1) } }],
    ['more than the key', { headers: { 'x-api-key': `${key}x` } }],
    ['the key under a name that nobody uses', { headers: { 'x-other': key } }],
    ['the key somewhere in the body', { body: { ...hook, application: key } }],
    ['an object for a key', { body: { ...hook, [keyField]: { key } } }],
    ['a body that cannot be read', { body: undefined }],
  ])('refuses one with %s', (_what, changes) => {
    expect(admits(push(changes), withKey)).toBeNull();
  });

  test('takes nothing that does not hold the key, whatever it holds', () => {
    const texts = fc.string({ maxLength: 30 }).filter((text) => !text.includes(key));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keyHeaders), texts), fc.oneof(texts, fc.jsonValue()), (headers, sent) => {
        expect(admits({ headers, query: {}, body: { ...hook, [keyField]: sent } }, withKey)).toBeNull();
      }),
    );
  });
});

describe('a source without one', () => {
  test.each([{}, { callback_apikey: '' }, { callback_apikey: ' ' }])('takes every push: %j', (values) => {
    for (const body of [hook, [hook], 'text', undefined]) expect(admits(push({ body }), settings(values))).toEqual({ body, secrets: [] });
  });

  test('keeps no key that comes all the same', () => {
    expect(admits(push({ body: { ...hook, [keyField]: 'somebody’s' } }), settings({}))).toEqual({ body: hook, secrets: ['somebody’s'] });
  });
});
