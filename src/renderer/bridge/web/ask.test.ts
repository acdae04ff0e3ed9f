import { expect, it } from 'vitest';
import { askRelay } from './ask.ts';

const day = { agentNumber: '20001', from: '2026-11-20T00:00:00.000Z', until: '2026-11-20T01:00:00.000Z', spans: [], isCut: false };
const codeOf = async (answer: () => Promise<unknown> | null) => {
  const said = await askRelay({ ask: answer }, 'agent.day', { agentNumber: '20001' });
  return said.ok ? 'ok' : said.failure.code;
};

it('every way in which the relay answers, or does not, is a value', async () => {
  expect(await codeOf(async () => ({ ok: true, ...day }))).toBe('ok');
  expect(await codeOf(async () => ({ ok: false, code: 'supervisors-only', error: 'The cause.', mend: 'The mend.' }))).toBe('supervisors-only');
  expect(await codeOf(async () => ({ ok: true }))).toBe('relay-incompatible');
  expect(await codeOf(() => Promise.reject(new Error('operation has timed out')))).toBe('no-answer');
  expect(await codeOf(() => null)).toBe('offline');
  expect(await askRelay(null, 'agent.day', { agentNumber: '20001' })).toMatchObject({ ok: false, failure: { code: 'offline' } });
});
