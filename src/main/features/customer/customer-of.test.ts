import { expect, it } from 'vitest';
import { sampleCall } from '../crm/sample-call.ts';
import { nobody } from './caller-identity.ts';
import { customerOf } from './customer-of.ts';

const call = { ...sampleCall().call, customerName: null };

it.each([
  [{ customerName: '王女士', contactName: '王晓明', contactMatch: 'sure' as const }, '旧名', '王女士', 'pushed'],
  [{ contactName: '王晓明', contactMatch: 'sure' as const }, '旧名', '王晓明', 'contact'],
  [{ contactName: '王晓明', contactMatch: 'maybe' as const }, '旧名', '旧名', 'history'],
  [{ contactName: '王晓明', contactMatch: 'maybe' as const }, null, '王晓明', 'maybe-contact'],
  [{}, null, null, null],
])('of %j and the name %j in the history makes %j, from %j', (known, nameInHistory, name, nameFrom) =>
  expect(customerOf({ ...call, ...known }, nameInHistory, nobody)).toMatchObject({ name, nameFrom }),
);
