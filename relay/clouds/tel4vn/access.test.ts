import { describe, expect, test } from 'vitest';
import { readAccess } from './access.ts';

const values = { 'api-host': 'api.example.com', 'api-token': 'the-token', 'callback_apikey': 'the-key' };

describe('the way in', () => {
  test.each([
    ['api.example.com', 'https://api.example.com'],
    ['api.example.com:8443', 'https://api.example.com:8443'],
    ['http://10.0.0.5:8000/', 'http://10.0.0.5:8000'],
    ['https://api.example.com/v1/event', 'https://api.example.com'],
    ['https://api.example.com/pbx/v1/', 'https://api.example.com/pbx'],
  ])('api-host %s is %s: by https unless told otherwise', (host, baseUrl) => {
    const access = readAccess('tel4vn', { ...values, 'api-host': host });
    expect(access).toEqual({ ok: true, value: { baseUrl, token: 'the-token', callbackApiKey: 'the-key' } });
  });

  test('the callback_apikey is optional', () => {
    const { 'callback_apikey': _, ...rest } = values;
    expect(readAccess('tel4vn', rest)).toMatchObject({ ok: true, value: { callbackApiKey: null } });
  });

  test.each([
    ['not-set', 'api-host', { 'api-host': ' ' }],
    ['not-set', 'api-token', { 'api-token': '' }],
    ['wrong-setting', 'api-host', { 'api-host': 'ftp://api.example.com' }],
    ['wrong-setting', 'api-host', { 'api-host': 'https://user:the-token@api.example.com' }],
    ['wrong-setting', 'api-host', { 'api-host': 'api example' }],
    ['wrong-setting', 'api-host', { 'api-host': 'https://api.example.com/?token=the-token' }],
    ['wrong-setting', 'api-token', { 'api-token': 'the-token\nX-Other: 1' }],
    ['wrong-setting', 'api-token', { 'api-token': 'Bearer the-token' }],
  ])('%s: %s %j, and the words hold no value', (code, key, changes) => {
    const access = readAccess('vn', { ...values, ...changes });
    expect(access).toMatchObject({ ok: false, failure: { code, cause: expect.stringContaining(key), mend: expect.stringContaining(`source set vn ${key}=`) } });
    expect(JSON.stringify(access)).not.toContain('the-token');
  });
});
