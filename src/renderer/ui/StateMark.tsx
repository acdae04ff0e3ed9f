import type { JSX } from 'react';
import { markShapes } from './mark-shapes.tsx';
import { toneOf, type Mark } from './marks.ts';
import { Shape } from './Shape.tsx';

interface Props {
  readonly mark: Mark;
  /** In words, where no word stands beside the mark; without it the mark is silent to screen readers. */
  readonly label?: string;
  /** Side length in CSS pixels, 16 unless told. */
  readonly size?: number;
}

/** A state as shape and colour: the same mark in every window. */
export function StateMark({ mark, label, size = 16 }: Props): JSX.Element {
  return (
    <Shape mark={mark} tone={toneOf(mark)} size={size} label={label}>
      {markShapes[mark]}
    </Shape>
  );
}
