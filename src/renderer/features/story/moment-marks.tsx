import type { ReactNode } from 'react';
import type { MomentKind } from '../../../shared/contract/story/moments.ts';
import { markShapes } from '../../ui/mark-shapes.tsx';
import type { Tone } from '../../ui/marks.ts';

interface MomentMark {
  readonly tone: Tone;
  /** In a field of 16 × 16. */
  readonly shape: ReactNode;
}

/** The marks of the states wherever a moment is one; shapes of their own for the rest. */
export const momentMarks: Readonly<Record<MomentKind, MomentMark>> = {
  'transferred-here': { tone: 'wrap-up', shape: markShapes['ended-transferred'] },
  ivr: {
    tone: 'held',
    shape: (
      <>
        <circle cx="4.4" cy="4.4" r="1.1" fill="currentColor" />
        <circle cx="11.6" cy="4.4" r="1.1" fill="currentColor" />
        <circle cx="4.4" cy="11.6" r="1.1" fill="currentColor" />
        <circle cx="11.6" cy="11.6" r="1.1" fill="currentColor" />
        <circle cx="8" cy="8" r="1.1" fill="currentColor" />
      </>
    ),
  },
  queue: { tone: 'busy', shape: <path d="M3 4.2h10M3 8h10M3 11.8h6" /> },
  dialing: { tone: 'dialing', shape: markShapes.dialing },
  ringing: { tone: 'ringing', shape: markShapes.ringing },
  talk: { tone: 'talking', shape: markShapes.talking },
  held: { tone: 'held', shape: markShapes.held },
  muted: { tone: 'held', shape: markShapes.muted },
  conference: {
    tone: 'dialing',
    shape: (
      <>
        <circle cx="5.2" cy="5.6" r="2.2" />
        <circle cx="10.8" cy="5.6" r="2.2" />
        <path d="M1.8 13c.2-2.3 1.4-3.6 3.4-3.6s3.2 1.3 3.4 3.6M9.6 9.6c2.6-.6 4.3.7 4.6 3.4" />
      </>
    ),
  },
  taken: { tone: 'wrap-up', shape: markShapes['ended-answered'] },
  ended: { tone: 'off', shape: <path d="M2.4 9.6c3.4-3.4 7.8-3.4 11.2 0l-1.6 1.9-2.4-1V8.7a6 6 0 0 0-3.2 0v1.8l-2.4 1z" /> },
  'passed-on': { tone: 'wrap-up', shape: markShapes['ended-transferred'] },
  voicemail: {
    tone: 'busy',
    shape: (
      <>
        <circle cx="4.6" cy="8" r="2.4" />
        <circle cx="11.4" cy="8" r="2.4" />
        <path d="M4.6 10.4h6.8" />
      </>
    ),
  },
  satisfaction: { tone: 'idle', shape: <path d="m8 2.4 1.7 3.5 3.9.5-2.8 2.7.7 3.8L8 11.1l-3.5 1.8.7-3.8L2.4 6.4l3.9-.5z" /> },
};
