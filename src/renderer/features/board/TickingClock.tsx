import { useLayoutEffect, useRef, type JSX } from 'react';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { clockText } from '../../ui/duration.ts';
import { listen } from '../../ui/seconds.ts';
import { nowOf, type BoardTime } from './board-time.ts';

interface Props {
  readonly since: EpochMs;
  readonly time: BoardTime;
}

/** The time since a moment. Each second only its text is written anew: hundreds of these stand on one board. */
export function TickingClock({ since, time }: Props): JSX.Element {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = (): void => {
      const text = textAt(since, time);
      const node = element.current?.firstChild;
      if (node && node.nodeValue !== text) node.nodeValue = text;
    };
    write();
    return time.stoppedAt === null ? listen(time.offsetMs, write) : undefined;
  }, [since, time]);
  return (
    <span ref={element} role="timer">
      {textAt(since, time)}
    </span>
  );
}

function textAt(since: EpochMs, time: BoardTime): string {
  return clockText((nowOf(time) - since) / 1_000);
}
