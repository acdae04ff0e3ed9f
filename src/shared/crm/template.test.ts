import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill.ts';
import { parseTemplate, type Template } from './template.ts';

function read(url: string, allowHttp = false): Template {
  const parsed = parseTemplate(url, allowHttp);
  if (!parsed.ok) throw new Error(parsed.failure.code);
  return parsed.value;
}

function refusal(url: string, allowHttp = false): string | null {
  const parsed = parseTemplate(url, allowHttp);
  return parsed.ok ? null : parsed.failure.code;
}

describe('a CRM address', () => {
  it.each([
    ['javascript:alert({customerNumber})', 'crm-scheme'],
    ['file:///etc/passwd', 'crm-scheme'],
    ['smb://host/{customerNumber}', 'crm-scheme'],
    ['//crm.example.com/{customerNumber}', 'crm-scheme'],
    ['{customerNumber}', 'crm-scheme'],
    ['http://crm.example.com/', 'crm-http'],
    ['https://{extras.host}/x', 'crm-host-placeholder'],
    ['https://crm.example.com{customerNumber}/', 'crm-host-placeholder'],
    ['https://crm.example.com:{extras.port}/', 'crm-host-placeholder'],
    ['https://{extras.user}@crm.example.com/', 'crm-host-placeholder'],
    ['https://me:secret@crm.example.com/', 'crm-credentials'],
    ['https://crm.example.com\\@evil.example/', 'crm-sign'],
    ['https://crm.exa\tmple.com/', 'crm-sign'],
    ['https:///x', 'crm-host'],
    ['https://crm.example.com/{customerNumber', 'crm-brace'],
  ])('%s is refused: %s', (url, code) => expect(refusal(url)).toBe(code));

  it('may be http where the template allows it', () => expect(refusal('http://crm.example.com/{callId}', true)).toBeNull());

  it('lists its placeholders once each, by where they stand', () => {
    const template = read('https://crm.example.com/c/{callId}?n={ customerNumber }&again={customerNumber}#{extras.订单}');
    expect(template.placeholders).toEqual(['callId', 'customerNumber', 'extras.订单']);
    expect(template.parts.flatMap((part) => (part.kind === 'placeholder' ? [part.position] : []))).toEqual(['path', 'query', 'query', 'fragment']);
  });
});

describe('filling it', () => {
  const template = read('https://crm.example.com/a/{path}/b?q={query}&r=1#f-{fragment}');

  it('never leaves the host, changes another part or loses a sign of the value', () => {
    const value = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !/^(\.|%2e){1,2}$/i.test(text));
    fc.assert(
      fc.property(value, value, value, (path, query, fragment) => {
        const filled = fillTemplate(template, (name) => ({ path, query, fragment })[name]);
        if (!filled.ok) throw new Error(filled.failure.code);
        const url = new URL(filled.value.url);
        expect([url.origin, url.username, url.password]).toEqual(['https://crm.example.com', '', '']);
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'a', path, 'b']);
        expect([...url.searchParams]).toEqual([
          ['q', query],
          ['r', '1'],
        ]);
        expect(decodeURIComponent(url.hash)).toBe(`#f-${fragment}`);
      }),
    );
  });

  it('survives half a character', () => {
    expect(fillTemplate(template, () => '\ud800').ok).toBe(true);
  });

  it.each(['.', '..'])('does not climb out of the folder by %s', (step) => {
    const filled = fillTemplate(template, () => step);
    expect(filled.ok ? null : filled.failure.code).toBe('crm-path');
  });

  it('tells what has no value in this call, and what never has one', () => {
    const filled = fillTemplate(template, (name) => ({ path: 'x', query: null })[name]);
    expect(filled.ok && filled.value).toEqual({ url: 'https://crm.example.com/a/x/b?q=&r=1#f-', missing: ['query'], unknown: ['fragment'] });
  });
});
