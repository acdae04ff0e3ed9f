import { expect, test } from 'vitest';
import { WatchedChanges } from './watched-changes.ts';

test('each change is timed from its push and from the first who saw it, and what nobody saw is counted', () => {
  const watched = new WatchedChanges(2);
  watched.pushed(0, 5);
  watched.saw([0], 6);
  watched.begin();
  watched.pushed(1, 100);
  watched.pushed(2, 150);
  watched.pushed(3, 190);
  watched.saw([1, 2], 200);
  watched.saw([1, 2], 203);
  watched.saw([3], 210);
  const { missing, messagesPerSecond, sincePush, sinceFirst } = watched.summary(1);
  expect([missing, messagesPerSecond]).toEqual([1, 1.5]);
  expect(sincePush).toEqual({ p50: 53, p99: 103, longest: 103 });
  expect(sinceFirst).toEqual({ p50: 0, p99: 3, longest: 3 });
});
