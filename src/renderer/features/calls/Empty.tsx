import type { JSX, ReactNode } from 'react';
import styles from './Empty.module.css';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing, and when there will be something. */
export function Empty({ title, hint, children }: Props): JSX.Element {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  );
}
