import { describe, expect, it } from 'vitest';
import { foldStory } from './story.ts';
import { momentsOf } from './story/moments.ts';
import { eventOf } from './testing/event-of.ts';
import { noRecordDetails } from './call-record.ts';

const at = (second: number): string => new Date(Date.UTC(2021, 4, 8, 6, 39, second)).toISOString();
const ms = (second: number): number => Date.parse(at(second));
const status = (word: string) => ({ status: word, statusNumber: null, statusName: null });

const menu = eventOf('ivr.get_end', { seq: 1, at: at(2), callId: 'ivr-1', agentNumber: null, agentName: null, data: { begin_time: at(1), key: '2' } });
const ring = eventOf('call.ringing', { seq: 2, at: at(10), direction: 'inbound', data: { before: [menu] } });
const answer = eventOf('call.answered', { seq: 3, at: at(14), direction: 'inbound' });
const hold = eventOf('agent.status', { seq: 4, at: at(20), data: status('held') });
const back = eventOf('agent.status', { seq: 5, at: at(25), data: status('talking') });
const hangup = eventOf('call.ended', { seq: 6, at: at(40), direction: 'inbound' });
const record = eventOf('call.record', {
  seq: 7,
  at: at(40),
  direction: 'inbound',
  data: {
    record: {
      outcome: 'transferred', startedAt: at(0), ringingAt: at(10), answeredAt: at(14), endedAt: at(40), ringSeconds: 4, talkSeconds: 26, queueName: '售后队列',
      customerName: '王女士', recordingUrl: 'https://recordings.example/1.mp3', voicemailUrl: null, ...noRecordDetails,
      continuesCallId: 'before-1', ivrName: '主菜单', ivrEnteredAt: at(0), queueJoinedAt: at(3), waitSeconds: 7, hungUpBy: 'customer',
      satisfaction: { keys: ['5'], startedAt: at(40), endedAt: at(44) },
    },
  },
});

describe('foldStory', () => {
  const story = foldStory([record, hangup, back, hold, answer, ring]);

  it('tells the way through the IVR that came with the ring, with the keys pressed', () => {
    expect(story.ivr).toMatchObject({ name: '主菜单', enteredAt: ms(0), steps: [{ kind: 'ivr.get_end', keys: '2', startedAt: ms(1), at: ms(2), isProbable: false }] });
    expect(story.keys).toEqual(['2']);
  });

  it('marks what only the caller’s number ties to the call, until it is certain', () => {
    const probable = { ...ring, data: { probablyBefore: [menu] } };
    expect(foldStory([probable]).ivr.steps[0]?.isProbable).toBe(true);
    expect(foldStory([probable, menu]).ivr.steps[0]?.isProbable).toBe(false);
  });

  it('tells queue, ring, talk, hold, transfer and what the customer said of it', () => {
    expect(story.queue).toEqual({ name: '售后队列', joinedAt: ms(3), waitSeconds: 7 });
    expect(story.legs).toMatchObject([{ agentNumber: '20001', ringingAt: ms(10), answeredAt: ms(14), endedAt: ms(40) }]);
    expect(story.talks).toMatchObject([{ agentNumber: '20001', from: ms(14), until: ms(40) }]);
    expect(story.pauses).toEqual([{ sort: 'held', agentNumber: '20001', from: ms(20), until: ms(25) }]);
    expect(story.transfer).toEqual({ fromCallId: 'before-1', passedOn: true });
    expect(story.satisfaction?.keys).toEqual(['5']);
    expect(story.hungUpBy).toBe('customer');
  });

  it('ends with the call a hold that nothing else ended', () => {
    expect(foldStory([ring, answer, hold, hangup]).pauses).toMatchObject([{ sort: 'held', until: ms(40) }]);
    expect(foldStory([ring, answer, hold]).pauses).toMatchObject([{ sort: 'held', until: null }]);
  });

  it('brings the two ends of a stay in a conference together, and two stays of one member apart', () => {
    const inConference = { agentNumber: null, agentName: null, callId: 'leg-1' };
    const join = eventOf('conference.joined', { seq: 8, at: at(15), ...inConference, data: { conferenceId: 'c1', partUri: '13812345678' } });
    const leave = eventOf('conference.left', { seq: 9, at: at(18), ...inConference, data: { conferenceId: 'c1', partUri: '13812345678', join_time: at(15) } });
    const again = eventOf('conference.joined', { seq: 10, at: at(19), ...inConference, data: { conferenceId: 'c1', partUri: '13812345678' } });
    expect(foldStory([again, leave, join]).conferences).toMatchObject([
      { conferenceId: 'c1', members: [{ joinedAt: ms(15), leftAt: ms(18) }, { joinedAt: ms(19), leftAt: null }] },
    ]);
  });

  it('shows a record that is only tied by number and time as probable, and lets it end nothing', () => {
    const late = { ...record, id: 'main:other', callId: 'flow-1' };
    const waiting = foldStory([{ ...ring, data: { probablyBefore: [late] } }]);
    expect(waiting).toMatchObject({ recordIsProbable: true, queue: { name: '售后队列' }, call: { state: 'ringing', record: null } });
    const tied = { ...record, data: { ...record.data, probableCallIds: [ring.callId] } };
    expect(foldStory([ring, hangup, tied]).recordIsProbable).toBe(true);
    expect(story.recordIsProbable).toBe(false);
  });

  it('is one line of moments, oldest first', () => {
    expect(momentsOf(story).map(({ kind, at: when }) => [kind, when - ms(0)])).toEqual([
      ['transferred-here', 0],
      ['ivr', 0],
      ['ivr', 1_000],
      ['queue', 3_000],
      ['ringing', 10_000],
      ['talk', 14_000],
      ['held', 20_000],
      ['ended', 40_000],
      ['passed-on', 40_000],
      ['satisfaction', 40_000],
    ]);
  });

  it('reads a record that was made before these details were', () => {
    const old = { outcome: 'answered', startedAt: at(0), ringingAt: null, answeredAt: null, endedAt: at(40), ringSeconds: null, talkSeconds: null, queueName: null, customerName: null, recordingUrl: null, voicemailUrl: null };
    expect(foldStory([eventOf('call.record', { seq: 1, data: { record: old } })]).record).toMatchObject({ outcome: 'answered', ...noRecordDetails });
  });
});
