import { useDeferredValue, useEffect, useLayoutEffect, useRef, type ComponentType, type JSX } from 'react';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { useScrollWatch, type ScrollWatch } from '../../ui/scroll-watch.ts';
import styles from './CallGrid.module.css';
import { CallLine, type LineProps } from './CallLine.tsx';
import { columns, GridHead } from './GridHead.tsx';
import { GridLines } from './GridLines.tsx';
import { dayHeight, headHeight, rowHeight } from './list-items.ts';
import { edgeOf, linesBetween, type Layout } from './list-place.ts';
import { useDayTitle } from './use-day-title.ts';
import { useFill } from './use-fill.ts';
import type { GridKeys } from './use-grid-keys.ts';
import { useListLayout, type HeldCalls } from './use-list-layout.ts';

interface Props {
  readonly label: string;
  readonly held: HeldCalls;
  /** How many rows the scroll bar stands for while nobody knows the end. */
  readonly expected?: number;
  readonly withDays?: boolean;
  /** Every call shall stand in the page, not only those on the screen. */
  readonly whole?: boolean;
  readonly keys: GridKeys;
  /** How a call and the heads above are drawn, where not as everywhere. */
  readonly line?: ComponentType<LineProps>;
  readonly head?: ComponentType;
  readonly kind?: string;
  /** These rows, counted in the whole list, are on the screen. */
  readonly onShow?: (first: number, last: number) => void;
  /** The scroll bar was taken to where no rows are held: how far down the list, 0 to 1, and how many rows are above there. */
  readonly onLost?: (share: number, above: number) => void;
  /** Which day stands at such a share of the list, as far as can be told. */
  readonly dayAt?: (share: number) => EpochMs | null;
}

/** Lines drawn beyond the screen, either way: a turn of the wheel finds them there. */
const beyondScreen = 15;
const roomBelow = 20 * rowHeight;

/** A list of calls of any length: what is on the screen and a little more stands in the page. */
export function VirtualCalls({ label, held, expected = 0, withDays = false, whole = false, keys, line = CallLine, head: Head = GridHead, kind, onShow, onLost, dayAt }: Props): JSX.Element {
  const dayTitle = useDayTitle();
  const [watch, { offset, height }, scrolled] = useScrollWatch();
  const { rows, above, isEnd } = held;
  const layout = useListLayout(held, withDays, watch);
  const { items, edges } = layout;
  const filled = useFill(whole && isEnd && above === 0, items.length);
  const [top, end] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const space = isEnd ? end : Math.max(end + roomBelow, Math.max(expected, above + rows.length) * rowHeight);
  const seenTo = offset + height - headHeight;
  const share = Math.min(1, offset / Math.max(1, space + headHeight - height));
  const isLost = items.length > 0 && (seenTo < top || offset > end);
  const shown = linesBetween(layout, offset, seenTo);
  // Of another list the screen comes first: what was typed for stands there a frame sooner.
  const beyond = useDeferredValue(held.jumps) === held.jumps ? beyondScreen : 0;

  useSteadyRows(watch, layout, held);
  const calls = items.slice(shown.first, shown.end).filter((item) => item.kind === 'call');
  const [first, last] = [calls[0]?.index ?? null, calls.at(-1)?.index ?? null];
  useEffect(() => {
    if (first !== null && last !== null && !isLost) onShow?.(above + first, above + last);
  }, [first, last, above, isLost, onShow]);
  useEffect(() => {
    if (isLost) onLost?.(share, Math.round(offset / rowHeight));
  }, [isLost, share, offset, onLost]);
  const { attach } = keys;
  useEffect(
    () =>
      attach({
        lines: items.filter((item) => item.kind !== 'day').map(({ key }) => key),
        focus: () => watch.focus(),
        reveal: (key) => {
          const edge = edgeOf(layout, key);
          const { offset: from, height: seen } = watch.seen();
          if (edge === null) return;
          if (edge < from + (withDays ? dayHeight : 0)) watch.scrollTo(edge - (withDays ? dayHeight : 0));
          else if (edge + rowHeight > from + seen - headHeight) watch.scrollTo(edge + rowHeight + headHeight - seen);
        },
      }),
    [attach, items, layout, watch, withDays],
  );

  const uppermost = items[shown.first];
  const day = isLost ? (dayAt?.(share) ?? null) : uppermost?.kind === 'call' ? uppermost.call.startedAt : (uppermost?.day ?? null);
  return (
    <div className={styles['frame']} data-list={kind}>
      <div
        ref={scrolled}
        role="grid"
        className={styles['scroll']}
        tabIndex={0}
        aria-label={label}
        aria-rowcount={isEnd ? above + rows.length + 1 : -1}
        aria-colcount={columns.length}
        aria-activedescendant={keys.current === null ? undefined : keys.idOf(keys.current)}
        data-lost={isLost}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <div role="rowgroup" className={styles['heads']}>
          <Head />
        </div>
        {withDays && (
          <div className={styles['standing']} aria-hidden="true">
            {day === null ? '' : dayTitle(day)}
          </div>
        )}
        <div role="rowgroup" className={styles['space']} data-whole={isEnd && above === 0} style={{ height: space }}>
          <GridLines layout={layout} first={shown.first - beyond - filled} end={shown.end + beyond + filled} above={above} keys={keys} line={line} />
        </div>
      </div>
    </div>
  );
}

/** Rows that come or go beside those on the screen do not move them; another list begins at its beginning. */
function useSteadyRows(watch: ScrollWatch, layout: Layout, { above, jumps }: HeldCalls): void {
  const anchor = useRef<{ readonly layout: Layout; readonly jumps: number; readonly key: string; readonly distance: number } | null>(null);
  useLayoutEffect(() => {
    const before = anchor.current;
    const edge = before && edgeOf(layout, before.key);
    if (before && before.jumps !== jumps) {
      if (above === 0) watch.scrollTo(0);
    } else if (before && before.layout !== layout && edge !== null && watch.seen().offset > 1) watch.scrollTo(edge - before.distance);
    const { offset } = watch.seen();
    const index = linesBetween(layout, offset, offset + 1).first;
    const item = layout.items[index];
    anchor.current = item ? { layout, jumps, key: item.key, distance: (layout.edges[index] ?? 0) - offset } : null;
  });
}
