import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../shared/result.ts';
import type { AskRelay } from '../../relay-client/ask.ts';
import { dialNumber } from './dial.ts';

function desk(answer: ReturnType<typeof ok> | ReturnType<typeof fail> = ok({ callId: null })) {
  const asked: unknown[] = [];
  const told: string[] = [];
  const ask = ((name: string, payload: unknown) => {
    asked.push([name, payload]);
    return Promise.resolve(answer);
  }) as AskRelay;
  return { asked, told, dial: (written: string) => dialNumber(written, { ask, told: (outcome) => told.push(outcome) }) };
}

describe('dialling', () => {
  it.each([
    ['138 0013-8000', '13800138000'],
    ['+84 (28) 3822.1111', '+842838221111'],
    ['１３８００１３８０００', '13800138000'],
    ['*100#', '*100#'],
  ])('takes a number as people write it: %s', async (written, number) => {
    const { dial, asked, told } = desk();
    expect(await dial(written)).toBeNull();
    expect([asked, told]).toEqual([[['dial', { number }]], ['placed']]);
  });

  it.each(['', 'Mr Wang', 'javascript:alert(1)', '1'.repeat(40)])('asks nobody for what is no number: "%s"', async (written) => {
    const { dial, asked } = desk();
    expect(await dial(written)).toMatchObject({ code: 'no-number' });
    expect(asked).toEqual([]);
  });

  it('hands on why the relay did not', async () => {
    const { dial, told } = desk(fail('not-dialled', 'The cause.', 'The mend.'));
    expect(await dial('110')).toEqual({ code: 'not-dialled', cause: 'The cause.', mend: 'The mend.' });
    expect(told).toEqual(['not-dialled']);
  });
});
