import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOver } from './ask.ts';
import type { Connection, Heard } from './transport.ts';

const asked: unknown[][] = [];
const connection = (heard: Heard): Connection => ({
  ask: (...all) => {
    asked.push(all);
    return Promise.resolve(heard);
  },
  painted: () => undefined,
  close: () => undefined,
});
const dial = (heard: Heard) => askOver(connection(heard), 'dial', { number: '110' }, 15_000);

describe('asking the relay', () => {
  it('gives the answer, read by its schema', async () => {
    expect(await dial({ answer: { ok: true, callId: 'c1', more: 1 } })).toEqual({ ok: true, value: { callId: 'c1' } });
    expect(asked.at(-1)).toEqual(['dial', { number: '110' }, 15_000]);
  });

  it('gives a refusal in the relay’s words, also an older relay’s that has no code for it', async () => {
    const refused = { ok: false, code: 'no-extension', error: 'The cause.', mend: 'The mend.' };
    expect(await dial({ answer: refused })).toEqual({ ok: false, failure: { code: 'no-extension', cause: 'The cause.', mend: 'The mend.' } });
    expect(await dial({ answer: { ok: false, error: 'Send {…}.' } })).toEqual({ ok: false, failure: { code: 'refused', cause: 'Send {…}.', mend: '' } });
  });

  it('says that there is no connection, or was none to the end', async () => {
    for (const answer of [await askOver(null, 'dial', { number: '110' }, 1), await dial('lost')]) expect(answer).toMatchObject({ ok: false, failure: { code: 'offline' } });
  });

  it('says that nothing was heard, and how long it has waited', async () => {
    expect(await dial('timed-out')).toMatchObject({ ok: false, failure: { code: 'no-answer', cause: expect.stringContaining('15 s') } });
  });

  it('takes nothing for a yes that is none, whatever the relay says', async () => {
    for (const answer of [undefined, null, 'ok', { ok: true }, { ok: true, callId: 7 }, { ok: 'true', callId: null }, { callId: null }]) {
      expect(await dial({ answer })).toMatchObject({ ok: false, failure: { code: 'relay-incompatible' } });
    }
    await fc.assert(fc.asyncProperty(fc.anything(), async (answer) => {
      expect(typeof (await dial({ answer })).ok).toBe('boolean');
    }));
  });
});
