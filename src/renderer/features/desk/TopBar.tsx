import type { JSX } from 'react';
import type { DeskView } from '../../../shared/api/views.ts';
import { ConnectionMark } from '../connection/ConnectionMark.tsx';
import { Figures } from './Figures.tsx';
import { OwnStatus } from './OwnStatus.tsx';
import styles from './TopBar.module.css';

/** Who I am and what I am doing, how the day goes, and whether the relay is there. */
export function TopBar({ view }: { readonly view: DeskView }): JSX.Element {
  return (
    <header className={styles['bar']}>
      <OwnStatus view={view} />
      <Figures figures={view.figures} />
      <ConnectionMark connection={view.connection} />
    </header>
  );
}
