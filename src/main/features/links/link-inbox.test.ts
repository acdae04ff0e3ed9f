import { expect, it } from 'vitest';
import { LinkInbox } from './link-inbox.ts';
import type { Link } from './read-link.ts';

it('links that come before there is a window wait for it, in their order', () => {
  const inbox = new LinkInbox();
  const opened: (Link | null)[] = [];
  const call = { kind: 'call', callId: 'a' } as const;
  inbox.offer(call);
  inbox.offer(null);
  inbox.attach((link) => opened.push(link));
  expect(opened).toEqual([call, null]);
  inbox.offer(call);
  expect(opened).toHaveLength(3);
});
