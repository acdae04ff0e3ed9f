import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directoryOf, draftOf, mainSource } from './testing/drafts.ts';
import { place } from './visibility.ts';

const tel = { id: 'tel', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh', values: {} };
const branch = { ...mainSource, id: 'branch' };
const directory = directoryOf(['20001', '20002'], { 'tel/101': '20001' });

describe('who sees an event', () => {
  test('on the agents’ own source: the agent whose number it carries, nobody else', () => {
    const { content, audience } = place(draftOf(), mainSource, 0, directory);
    expect(content.agentNumber).toBe('20001');
    expect(content.data).toEqual({});
    expect(audience).toEqual(['main/20001']);
  });

  test('on another source: the agent behind the extension, which is kept', () => {
    const { content, audience } = place(draftOf({ agentNumber: '101', data: { hotline: '1900' } }), tel, 0, directory);
    expect(content.agentNumber).toBe('20001');
    expect(content.data).toEqual({ extension: '101', hotline: '1900' });
    expect(audience).toEqual(['main/20001']);
  });

  test('on another source, an extension that belongs to nobody: no agent, even if a number reads the same', () => {
    const { content, audience } = place(draftOf({ agentNumber: '20001' }), tel, 0, directory);
    expect(content.agentNumber).toBeNull();
    expect(content.data).toEqual({ extension: '20001' });
    expect(audience).toEqual([]);
  });

  test('on a second source of the same cloud: not the agent of the first who has the same number', () => {
    const { content, audience } = place(draftOf(), branch, 0, directory);
    expect(content.agentNumber).toBe('20001');
    expect(audience).toEqual(['branch/20001']);
  });

  test('who is not enrolled yet finds the events under the number later', () => {
    expect(place(draftOf({ agentNumber: '20009' }), mainSource, 0, directory).audience).toEqual(['main/20009']);
  });

  test('where the push leaves open which side is the agent: the side that is enrolled', () => {
    const otherReading = { agentNumber: '101', customerNumber: '0899888999' };
    const draft = draftOf({ agentNumber: '0899888999', customerNumber: '101', otherReading });
    expect(place(draft, tel, 0, directory).content).toMatchObject({ agentNumber: '20001', customerNumber: '0899888999' });
    const nobody = place(draft, tel, 0, directoryOf([]));
    expect(nobody.content).toMatchObject({ agentNumber: null, customerNumber: '101' });
    expect(nobody.identity).toEqual(place(draft, tel, 0, directory).identity);
  });

  test('no push can pass its own fields off as what the relay adds', () => {
    const forged = { before: [{ kind: 'call.answered' }], probablyBefore: ['g'], beforeIsCut: true, probableCallIds: ['c1'], takenBy: { agentNumber: '1' } };
    expect(place(draftOf({ data: { hotline: '1900', ...forged } }), mainSource, 0, directory).content.data).toEqual({ hotline: '1900', alsoSent: forged });
    expect(place(draftOf({ data: { alsoSent: 'x', before: [] } }), mainSource, 0, directory).content.data).toEqual({ alsoSent: { alsoSent: 'x', before: [] } });
    expect(place(draftOf({ data: { alsoSent: 'x' } }), mainSource, 0, directory).content.data).toEqual({ alsoSent: 'x' });
  });

  test('never more than one agent, and none for what is no number', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'binary', maxLength: 100 })), fc.constantFrom(mainSource, tel, branch), (agentNumber, source) => {
        const { content, audience } = place(draftOf({ agentNumber }), source, 0, directory);
        expect(audience.length).toBeLessThanOrEqual(1);
        if (content.agentNumber === null) expect(audience).toEqual([]);
        if (agentNumber !== null && !/^[\w.@+-]{1,64}$/.test(agentNumber)) expect(audience).toEqual([]);
      }),
    );
  });
});

test('an event’s identity does not change when the directory does', () => {
  const draft = draftOf({ agentNumber: '101' });
  expect(place(draft, tel, 0, directoryOf([])).identity).toEqual(place(draft, tel, 0, directory).identity);
});
