import { describe, expect, test } from 'vitest';
import { moorV7 } from '../../dialects/moor-v7/index.ts';
import type { FixtureName } from '../../dialects/moor-v7/fixtures/read.ts';
import { readFixture } from '../../dialects/moor-v7/fixtures/read.ts';
import { foldCall } from '../../../src/shared/contract/call.ts';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import type { TimedPush } from '../timed-push.ts';
import { documentDialout, documentInbound } from './scenario.ts';
import { allPushes } from './steps.ts';

const documented = { agentNumber: '20001', at: Date.parse('2021-05-08T06:39:32.000Z'), callId: '403344537650466816' };

function eventsOf(pushes: readonly TimedPush[]) {
  const drafts = pushes.flatMap(({ body }) => {
    const result = moorV7.normalise(body, 0, { timeZone: moorV7.defaultTimeZone, values: {} });
    return result.ok ? result.value : [];
  });
  return drafts.map((draft, index) =>
    danpingEventSchema.parse({
      ...draft,
      seq: index + 1,
      id: `main:${index}`,
      source: 'main',
      dialect: 'moor-v7',
      receivedAt: '2021-05-08T06:40:00.000Z',
    }),
  );
}

function recordWithoutFiles(body: unknown): object {
  const result = moorV7.normalise(body, 0, { timeZone: moorV7.defaultTimeZone, values: {} });
  const record = result.ok ? result.value[0]?.data['record'] : null;
  return { ...Object(record), recordingUrl: null, voicemailUrl: null };
}

describe("the page's own dial-out", () => {
  const steps = documentDialout(documented);

  test.each([
    ['dialing', 0, 'incoming-ring'],
    ['ringing', 0, 'dialout-ring'],
    ['answered', 0, 'call-status-link'],
    ['ended', 0, 'call-status-hangup'],
    ['ended', 1, 'dialout-hangup'],
  ] as const)('%s %i is the example %s but for its event id', (step, index, fixture: FixtureName) => {
    const example = readFixture(fixture);
    expect({ ...steps[step][index]?.body, eventUniqueId: '' }).toEqual({ ...example, eventUniqueId: '' });
  });

  test('its cdr tells the same course as the example', () => {
    const wanted = recordWithoutFiles(readFixture('cdr'));
    expect(wanted).toMatchObject({ outcome: 'answered', ringSeconds: 5 });
    expect(recordWithoutFiles(steps.record[0]?.body)).toEqual(wanted);
  });

  test('step by step it is one call of one leg', () => {
    const call = foldCall(eventsOf(allPushes(steps)));
    expect(call).toMatchObject({
      callId: '403344537650466816',
      direction: 'outbound',
      state: 'ended',
      outcome: 'answered',
      ringSeconds: 5,
      talkSeconds: 5,
      legs: [{ agentNumber: '20001' }],
    });
  });
});

describe('an inbound call', () => {
  const steps = documentInbound({ ...documented, agentName: '李雷', customerNumber: '13800001111', talkSeconds: 60 });

  test('rings, is answered, ends and is recorded', () => {
    const soFar = [1, 2, 3].map((count) => [steps.ringing, steps.answered, steps.ended].slice(0, count).flat());
    const states = soFar.map((pushes) => foldCall(eventsOf(pushes))?.state);
    expect(states).toEqual(['ringing', 'answered', 'ended']);
    expect(steps.dialing).toEqual([]);
    expect(foldCall(eventsOf(allPushes(steps)))).toMatchObject({
      direction: 'inbound',
      customerNumber: '13800001111',
      trunkNumber: '01080455499',
      queueName: '售后队列',
      talkSeconds: 60,
      agentName: '李雷',
    });
  });
});

test('without a call id the same options tell of the same call, others of another', () => {
  const { callId: _, ...options } = documented;
  expect(documentDialout(options)).toEqual(documentDialout(options));
  const ids = [options, { ...options, at: options.at + 1000 }, { ...options, agentNumber: '20002' }].map(
    (one) => eventsOf(allPushes(documentDialout(one)))[0]?.callId,
  );
  expect(new Set(ids).size).toBe(3);
});
