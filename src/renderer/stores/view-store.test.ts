import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../shared/result.ts';
import { firstAnswer, followView } from './view-store.ts';

/** A host that answers and notices when the test says so. */
function host(): {
  source: { ask: () => Promise<Result<string>>; listen: (callback: (view: string) => void) => () => void };
  answer: (result: Result<string>) => void;
  notice: (view: string) => void;
} {
  const answers: ((result: Result<string>) => void)[] = [];
  const listeners: ((view: string) => void)[] = [];
  return {
    source: {
      ask: () => new Promise((resolve) => answers.push(resolve)),
      listen: (callback) => {
        listeners.push(callback);
        return () => undefined;
      },
    },
    answer: (result) => answers.shift()?.(result),
    notice: (view) => {
      for (const listener of listeners) listener(view);
    },
  };
}

describe('a followed view', () => {
  it('starts with the answer to its first question', async () => {
    const { source, answer } = host();
    const store = followView(source);
    answer(ok('first'));
    await expect.poll(() => store.getState().view).toBe('first');
  });

  it('does not fall back to an answer that a notice has overtaken', async () => {
    const { source, answer, notice } = host();
    const store = followView(source);
    notice('newer');
    const asked = store.getState().ask();
    answer(ok('older'));
    answer(ok('newest'));
    await asked;
    expect(store.getState().view).toBe('newest');
  });

  it('says why there is nothing, and forgets it with the next notice', async () => {
    const { source, answer, notice } = host();
    const store = followView(source);
    answer(fail('host-silent', 'No answer.', 'Start again.'));
    await expect.poll(() => store.getState().failure?.code).toBe('host-silent');
    notice('there');
    expect(store.getState()).toMatchObject({ view: 'there', failure: null });
  });

  it('has been answered once the host said something, by an answer, a notice or a failure', async () => {
    for (const said of ['answer', 'notice', 'failure'] as const) {
      const { source, answer, notice } = host();
      const store = followView(source);
      let isAnswered = false;
      const answered = firstAnswer(store).then(() => (isAnswered = true));
      await Promise.resolve();
      expect(isAnswered).toBe(false);
      if (said === 'notice') notice('view');
      else answer(said === 'answer' ? ok('view') : fail('away', 'Nobody is there.', 'Wait.'));
      await answered;
      await firstAnswer(store);
    }
  });
});
