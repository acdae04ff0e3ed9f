import type { DialectSetting } from '../../core/dialect.ts';

/** What an admin tells the relay so that it can ask a cloud for a call: a request, with places for who calls whom. */
export const dialSettings: readonly DialectSetting[] = [
  {
    key: 'dial-url',
    secret: true,
    purpose: 'address that places a call, https; {agentNumber}, {extension} and {number} (or {customerNumber}) are filled in after its host',
  },
  { key: 'dial-method', secret: false, purpose: 'GET, POST or PUT; without it POST where there is a dial-body, else GET' },
  { key: 'dial-body', secret: true, purpose: 'what is sent along: JSON, or fields of a form, with the same places to fill in' },
  { key: 'dial-headers', secret: true, purpose: 'further headers as a JSON object, for instance {"authorization":"Bearer …"}' },
  { key: 'dial-sign', secret: false, purpose: '7moor: signs each request as 7moor’s interface wants it, with app-key and app-secret' },
  { key: 'app-key', secret: false, purpose: 'the key of dial-sign, from the cloud’s console' },
  { key: 'app-secret', secret: true, purpose: 'the secret key of dial-sign, from the cloud’s console' },
  { key: 'dial-allow-http', secret: false, purpose: 'on: dial-url may be http, where nobody can listen in' },
];
