import { memo, type ComponentType, type JSX } from 'react';
import styles from './CallGrid.module.css';
import type { LineProps } from './CallLine.tsx';
import { columns } from './GridHead.tsx';
import { atEdge } from './at-edge.ts';
import type { Layout } from './list-place.ts';
import { useDayTitle } from './use-day-title.ts';
import type { GridKeys } from './use-grid-keys.ts';

interface Props {
  readonly layout: Layout;
  readonly first: number;
  readonly end: number;
  readonly above: number;
  readonly keys: Pick<GridKeys, 'current' | 'idOf' | 'pick'>;
  readonly line: ComponentType<LineProps>;
}

/** Some of a list's lines, each in its place. */
export const GridLines = memo(function GridLines({ layout: { items, edges }, first, end, above, keys, line: Line }: Props): JSX.Element {
  const dayTitle = useDayTitle();
  const from = Math.max(0, first);
  return (
    <>
      {items.slice(from, Math.max(0, end)).map((item, index) => {
        const edge = edges[from + index] ?? 0;
        return item.kind === 'day' ? (
          <DayLine key={item.key} edge={edge} title={dayTitle(item.day)} />
        ) : (
          <Line key={item.key} call={item.call} id={keys.idOf(item.key)} rowIndex={above + item.index + 2} isCurrent={item.key === keys.current} edge={edge} onPick={keys.pick} />
        );
      })}
    </>
  );
});

function DayLine({ title, edge }: { readonly title: string; readonly edge: number }): JSX.Element {
  return (
    <div role="row" className={styles['day']} style={atEdge(edge)}>
      <span role="gridcell" aria-colspan={columns.length}>
        {title}
      </span>
    </div>
  );
}
