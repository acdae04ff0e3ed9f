import type { JSX } from 'react';
import styles from './Key.module.css';

/** The key that presses the button it stands in. Told on request only, over the button's corner: nothing moves for it. */
export function Key({ name }: { readonly name: string }): JSX.Element {
  return (
    <kbd className={styles['key']} aria-hidden="true">
      {name}
    </kbd>
  );
}
