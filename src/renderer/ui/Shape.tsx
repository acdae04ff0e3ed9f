import type { JSX, ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './marks.ts';
import styles from './Shape.module.css';

interface Props {
  /** Drawn on a field of 16 by 16. */
  readonly children: ReactNode;
  readonly tone: Tone;
  /** In words, where no word stands beside the shape; without it the shape is silent to screen readers. */
  readonly label?: string | undefined;
  /** Side length in CSS pixels; without it the class decides. */
  readonly size?: number;
  readonly className?: string | undefined;
  /** The name of the mark, where it is one. */
  readonly mark?: string;
}

/** A small drawing in one stroke, in the colour of its tone. */
export function Shape({ children, tone, label, size, className, mark }: Props): JSX.Element {
  return (
    <svg
      className={cx(styles['shape'], className)}
      data-mark={mark}
      data-tone={tone}
      {...(size !== undefined && { width: size, height: size })}
      viewBox="0 0 16 16"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {label !== undefined && <title>{label}</title>}
      {children}
    </svg>
  );
}
