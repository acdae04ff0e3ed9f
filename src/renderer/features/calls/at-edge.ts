import type { CSSProperties } from 'react';

/** Puts a line at its place in the scrolled space, in CSS pixels from its top. */
export function atEdge(edge: number): CSSProperties {
  return { transform: `translateY(${edge}px)` };
}
