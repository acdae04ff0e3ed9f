import type { JSX, ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import styles from './Parts.module.css';

interface Props {
  readonly label: string;
  /** What stands above each column; without it the lines speak for themselves. */
  readonly heads?: readonly string[];
  /** A last column of buttons, which needs no head. */
  readonly hasActs?: boolean;
  readonly className?: string | undefined;
  /** The lines, as `tr`. */
  readonly children: ReactNode;
}

/** A table that scrolls in its own place, by keyboard too. */
export function Table({ label, heads, hasActs = false, className, children }: Props): JSX.Element {
  return (
    <div className={cx(styles['table-place'], className)} role="region" aria-label={label} tabIndex={0}>
      <table className={styles['table']}>
        {heads && (
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {hasActs && <td />}
            </tr>
          </thead>
        )}
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
