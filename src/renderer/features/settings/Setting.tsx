import { useId, type JSX, type ReactNode } from 'react';
import styles from './Setting.module.css';

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The control, tied to its words by these attributes. */
  readonly children: (tied: Tied) => ReactNode;
}

export interface Tied {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby'?: string;
}

/** One setting: what it is and what it means at the left, the control at the right. */
export function Setting({ label, hint, children }: Props): JSX.Element {
  const id = useId();
  return (
    <div className={styles['setting']}>
      <div className={styles['words']}>
        <div id={`${id}-label`}>{label}</div>
        {hint !== undefined && (
          <p id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </p>
        )}
      </div>
      <div className={styles['control']}>{children({ 'aria-labelledby': `${id}-label`, ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }) })}</div>
    </div>
  );
}
