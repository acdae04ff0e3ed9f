import { generateKeyPairSync, sign } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderContext, type UpdateStatement } from '../../../shared/contract/updates.ts';
import { readOrder, stepOf } from './read-order.ts';

const keys = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const updateKey = String(keys.publicKey.export({ format: 'jwk' }).x);
const file = { name: 'danping_2.0.0_amd64.deb', size: 3, sha512: `${'A'.repeat(86)}==` };
const offer = { version: '2.0.0', calledBack: [], files: [file] };
const nonce = 'n'.repeat(32);

function signed(said: UpdateStatement, { key = keys.privateKey, context = orderContext } = {}) {
  const statement = JSON.stringify(said);
  return { statement, signature: sign(null, Buffer.from(context + statement), key).toString('base64') };
}

describe('an order', () => {
  it('that the relay signed for this very question is read', () => {
    expect(readOrder(signed({ nonce, offer }), updateKey, nonce)).toEqual({ ok: true, value: offer });
    expect(readOrder(signed({ nonce, offer: null }), updateKey, nonce)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['by another key', signed({ nonce, offer }, { key: others.privateKey })],
    ['for another purpose', signed({ nonce, offer }, { context: '' })],
    ['for an earlier question', signed({ nonce: 'm'.repeat(32), offer })],
    ['by nobody', { statement: JSON.stringify({ nonce, offer }), signature: '' }],
    ['in no way that can be read', { statement: 7 }],
    ['as a page of somebody else', '<html>'],
  ])('that was signed %s is refused', (_how, order) => {
    expect(readOrder(order, updateKey, nonce)).toMatchObject({ ok: false, failure: { code: 'update-not-signed' } });
  });

  it('of which a single byte was changed is refused', () => {
    const order = signed({ nonce, offer });
    fc.assert(fc.property(fc.nat(order.statement.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const statement = order.statement.slice(0, at) + String.fromCharCode(code) + order.statement.slice(at + 1);
      if (statement !== order.statement) expect(readOrder({ ...order, statement }, updateKey, nonce)).toMatchObject({ ok: false });
    }));
  });

  it('that names what is no file’s name is refused, though it is signed', () => {
    for (const name of ['../x.deb', 'http://elsewhere/x.deb', '']) {
      expect(readOrder(signed({ nonce, offer: { ...offer, files: [{ ...file, name }] } }), updateKey, nonce)).toMatchObject({ ok: false, failure: { code: 'relay-incompatible' } });
    }
  });
});

describe('the step to an offered version', () => {
  it('is never one back, unless the admin took back the very version that runs', () => {
    expect(stepOf('1.0.0', offer)).toEqual({ offer, goesBack: false });
    expect(stepOf('2.0.0', offer)).toBeNull();
    expect(stepOf('3.0.0', offer)).toBeNull();
    expect(stepOf('3.0.0', { ...offer, calledBack: ['2.9.0'] })).toBeNull();
    expect(stepOf('3.0.0', { ...offer, calledBack: ['3.0.0'] })).toMatchObject({ goesBack: true });
    expect(stepOf('1.0.0', null)).toBeNull();
  });

  it('goes up whatever was taken back, also from a test build to its release', () => {
    expect(stepOf('1.0.0', { ...offer, calledBack: ['1.0.0'] })).toMatchObject({ goesBack: false });
    expect(stepOf('2.0.0-rc.1', offer)).toMatchObject({ goesBack: false });
    expect(stepOf('2.0.0', { ...offer, version: '2.0.0-rc.1' })).toBeNull();
  });
});
