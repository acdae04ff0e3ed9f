import { describe, expect, it } from 'vitest';
import { nothingAllowed } from '../../shared/contract/desk-rules.ts';
import { stage, welcome } from './testing/stage.ts';

describe('RelaySession', () => {
  it('asks on a connection on which it was greeted, and on no other', async () => {
    const scene = stage();
    scene.answerAsks((name) => Promise.resolve({ answer: { ok: true, callId: name } }));
    const dial = () => scene.session.ask('dial', { number: '110' });
    const offline = { ok: false, failure: { code: 'offline' } };
    expect(await dial()).toMatchObject(offline);
    scene.session.start();
    await scene.settle();
    expect(await dial()).toMatchObject(offline);
    scene.line().events.welcome(welcome);
    await scene.settle();
    expect(await dial()).toEqual({ ok: true, value: { callId: 'dial' } });
    scene.line().events.lost('network changed');
    expect(await dial()).toMatchObject(offline);
    await scene.pass(2_000);
    expect(await dial()).toMatchObject(offline);
  });

  it('tells what the admin allows at each greeting and at each change, before anything else happens', async () => {
    const scene = stage();
    const rules = { ...nothingAllowed, canDial: true, dispositions: [{ id: 'solved', labels: { 'zh-CN': '已解决' } }] };
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome({ ...welcome, desk: rules });
    scene.line().events.rules({ ...rules, shareNotes: true });
    scene.line().events.rules({ shareNotes: 'perhaps' });
    await scene.settle();
    expect(scene.told).toEqual([rules, { ...rules, shareNotes: true }]);
  });

  it.each([['an older relay', undefined], ['what cannot be read', { canDial: 1 }]])('is allowed nothing by %s, and works all the same', async (_of, desk) => {
    const scene = stage();
    scene.session.start();
    await scene.settle();
    scene.line().events.welcome({ ...welcome, desk });
    await scene.settle();
    expect([scene.told, scene.lastState()?.state]).toEqual([[nothingAllowed], 'live']);
  });
});
