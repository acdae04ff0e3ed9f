import type { JSX } from 'react';
import { markShapes } from './mark-shapes.tsx';
import { toneOf, type Mark } from './marks.ts';
import styles from './StateMark.module.css';

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
    <svg
      className={styles['mark']}
      data-mark={mark}
      data-tone={toneOf(mark)}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {label !== undefined && <title>{label}</title>}
      {markShapes[mark]}
    </svg>
  );
}
