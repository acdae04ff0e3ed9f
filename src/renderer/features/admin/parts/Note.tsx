import type { JSX, ReactNode } from 'react';
import { StateMark } from '../../../ui/StateMark.tsx';
import styles from './Parts.module.css';

/** Something to know before going on. */
export function Note({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <div className={styles['notice']} role="note">
      <StateMark mark="stale" />
      <div>{children}</div>
    </div>
  );
}
