import type { JSX } from 'react';
import { cx } from './cx.ts';
import styles from './Text.module.css';

interface Props {
  readonly children: string;
  readonly className?: string | undefined;
  /** What the tooltip tells, where it is more than the text itself. */
  readonly full?: string;
}

/** Text from outside on one line: too long, it ends in an ellipsis and shows whole on hover. */
export function OneLine({ children, className, full }: Props): JSX.Element {
  return (
    <bdi className={cx(styles['one-line'], className)} title={full ?? children}>
      {children}
    </bdi>
  );
}

/** A heading for screen readers only, where the eye sees by the place what it looks at. */
export function UnseenHeading({ children }: { readonly children: string }): JSX.Element {
  return <h1 className={styles['unseen']}>{children}</h1>;
}

/** A word for screen readers only; `live`: told when it changes. */
export function UnseenWord({ children, live = false }: { readonly children: string; readonly live?: boolean }): JSX.Element {
  return (
    <span className={styles['unseen']} {...(live ? { 'aria-live': 'polite' } : {})}>
      {children}
    </span>
  );
}
