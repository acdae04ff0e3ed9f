import type { ReactNode } from 'react';
import type { Mark } from './marks.ts';

const bell = 'M8 2.2a3.8 3.8 0 0 0-3.8 3.8v2.6L2.8 11.4h10.4l-1.4-2.8V6A3.8 3.8 0 0 0 8 2.2z';
const ring = <circle cx="8" cy="8" r="5.6" />;
const dashedRing = <circle cx="8" cy="8" r="5.6" strokeDasharray="3.5 2.365" strokeLinecap="butt" />;
const slash = <path d="M3 13 13 3" />;
const crossedRing = (
  <>
    {ring}
    <path d="M4.1 11.9 11.9 4.1" />
  </>
);

/** Each mark's shape in a field of 16 × 16, drawn in the current colour: tellable apart without colour. */
export const markShapes: Readonly<Record<Mark, ReactNode>> = {
  idle: ring,
  busy: (
    <>
      <rect x="3.6" y="2.8" width="3" height="10.4" rx="1" fill="currentColor" stroke="none" />
      <rect x="9.4" y="2.8" width="3" height="10.4" rx="1" fill="currentColor" stroke="none" />
    </>
  ),
  dialing: <path d="M3.6 12.4 12.2 3.8M5.6 3.6h6.8v6.8" strokeWidth="2.2" />,
  ringing: (
    <>
      <path d={bell} fill="currentColor" strokeWidth="1.2" />
      <path d="M6.3 13.2a1.8 1.8 0 0 0 3.4 0z" fill="currentColor" stroke="none" />
    </>
  ),
  talking: <circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" />,
  'wrap-up': <path d="m2.8 13.2.7-3.2 6.9-6.9a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2L6 12.5z" />,
  held: <rect x="3" y="3" width="10" height="10" rx="1.4" fill="currentColor" stroke="none" />,
  muted: (
    <>
      <rect x="5.9" y="2" width="4.2" height="7.2" rx="2.1" fill="currentColor" stroke="none" />
      <path d="M3.8 7.6a4.2 4.2 0 0 0 8.4 0M8 11.8v2.2" />
      <path d="M2.6 13.4 13.4 2.6" />
    </>
  ),
  disconnected: crossedRing,
  invalid: crossedRing,
  'logged-out': dashedRing,
  unheard: (
    <>
      {dashedRing}
      <path d="M6.4 8h3.2" />
    </>
  ),
  'ended-answered': <path d="m3 8.4 3.4 3.4L13 4.6" strokeWidth="2.2" />,
  'ended-transferred': <path d="M2 8h8.4M7.2 4.6 10.6 8l-3.4 3.4M13.6 3.4v9.2" />,
  'ended-missed': <path d="m4 4 8 8M12 4l-8 8" strokeWidth="2.2" />,
  'ended-failed': (
    <>
      <path d="M8 2.6 14 13H2z" />
      <path d="M8 6.6v3M8 11.2v.2" />
    </>
  ),
  'ended-abandoned': (
    <>
      {ring}
      <path d="M5.2 8h5.6" />
    </>
  ),
  'ended-no-answer': (
    <>
      <path d={bell} />
      {slash}
    </>
  ),
  'ended-unknown': <path d="M3.6 8h8.8" strokeWidth="2.2" />,
  live: (
    <>
      {ring}
      <circle cx="8" cy="8" r="2.6" fill="currentColor" stroke="none" />
    </>
  ),
  connecting: (
    <>
      <circle cx="3" cy="8" r="1.5" fill="currentColor" stroke="none" />
      <circle cx="8" cy="8" r="1.5" fill="currentColor" stroke="none" />
      <circle cx="13" cy="8" r="1.5" fill="currentColor" stroke="none" />
    </>
  ),
  offline: crossedRing,
  stale: (
    <>
      {ring}
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
};
