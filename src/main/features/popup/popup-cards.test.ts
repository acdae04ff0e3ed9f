import { expect, it } from 'vitest';
import { sampleCall } from '../crm/sample-call.ts';
import type { CardSources } from './popup-cards.ts';
import { PopupCards } from './popup-cards.ts';

const { call } = sampleCall();

function sources(change: Partial<CardSources> = {}): { readonly asked: string[]; readonly sources: CardSources } {
  const asked: string[] = [];
  const noted = <Value>(what: string, value: Value): Promise<Value> => {
    asked.push(what);
    return Promise.resolve(value);
  };
  return {
    asked,
    sources: {
      story: () => noted('story', { earlierCalls: [], callsSince: 3, customerName: null }),
      identify: () => noted('identify', { region: '江苏 连云港', carrier: '中国移动' }),
      journey: () => noted('journey', [{ keys: '2', isProbable: false }]),
      hasCrm: () => true,
      recent: () => noted('recent', []),
      ...change,
    },
  };
}

it('tells the customer, the keys pressed and how often today', async () => {
  const cards = new PopupCards(sources().sources, () => undefined);
  const [card] = await cards.of([call], 0);
  expect(card).toMatchObject({
    customer: { name: '王女士', nameFrom: 'pushed', region: '江苏 连云港', carrier: '中国移动' },
    journey: [{ keys: '2', isProbable: false }],
    callsToday: 3,
    hasCrm: true,
  });
});

it('asks the history once for each call and number, and for the keys once for each push', async () => {
  const { asked, sources: given } = sources();
  const cards = new PopupCards(given, () => undefined);
  await cards.of([call], 0);
  await cards.of([call], 0);
  await cards.of([{ ...call, lastReceivedAt: call.lastReceivedAt + 1 }], 0);
  const times = (what: string) => asked.filter((one) => one === what).length;
  expect([times('story'), times('journey'), times('recent')]).toEqual([1, 2, 1]);
});

it('asks nobody about a customer whose number is not known', async () => {
  const { asked, sources: given } = sources();
  const [card] = await new PopupCards(given, () => undefined).of([{ ...call, customerNumber: null }], 0);
  expect(asked).toEqual(['journey']);
  expect(card?.callsToday).toBe(1);
});

it('asks again after a failure', async () => {
  let fails = true;
  const story: CardSources['story'] = () => (fails ? Promise.reject(new Error('disk')) : Promise.resolve({ earlierCalls: [], callsSince: 1, customerName: null }));
  const cards = new PopupCards(sources({ story }).sources, () => undefined);
  await expect(cards.of([call], 0)).rejects.toThrow('disk');
  fails = false;
  expect(await cards.of([call], 0)).toHaveLength(1);
});
