import { expect, test } from 'vitest';
import { Passwords } from './passwords.ts';

const password = 'correct horse 电池';

test('are kept as argon2id with at least what is asked of it, each with a salt of its own', async () => {
  const passwords = new Passwords();
  const kept = await Promise.all([1, 2].map(() => passwords.hash(password)));
  const read = kept.map((made) => (made.ok ? /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(made.value) : null));
  for (const parts of read) {
    const [memory = 0, passes = 0, lanes = 0] = (parts ?? []).slice(1, 4).map(Number);
    expect([memory >= 19 * 1024, passes >= 2, lanes >= 1]).toEqual([true, true, true]);
    // In base64 without padding: 128 bits of salt, 256 of hash.
    expect([(parts?.[4] ?? '').length >= 22, (parts?.[5] ?? '').length >= 43]).toEqual([true, true]);
  }
  expect(read[0]?.[4]).not.toBe(read[1]?.[4]);
});
