import { memo, useLayoutEffect, useRef, type JSX, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { AgentSection } from './AgentSection.tsx';
import styles from './Agents.module.css';
import type { PlacedSection } from './model/places.ts';
import { holdPlace, moveByKey } from './tile-focus.ts';

interface Props {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly sections: readonly PlacedSection[];
  readonly view: 'tiles' | 'rows';
}

/** Everybody. Tab leads in, arrows from one to the next, Enter opens the day, A acknowledges. */
export const Agents = memo(function Agents({ list, sections, view }: Props): JSX.Element {
  const current = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (list.current && sections.length > 0) holdPlace(list.current, current.current);
  }, [list, sections]);
  return (
    <div
      ref={list}
      className={styles['agents']}
      onKeyDown={(event) => moveByKey(event.nativeEvent, event.currentTarget)}
      onFocus={(event) => {
        const tile = event.target.closest<HTMLElement>('[data-agent-number]');
        if (!tile) return;
        current.current = tile.dataset['agentNumber'] ?? null;
        holdPlace(event.currentTarget, current.current);
      }}
    >
      {view === 'rows' && <ColumnHeads />}
      {sections.map((section) => (
        <AgentSection key={section.name} section={section} view={view} isAlone={sections.length === 1 && section.name === 'all'} />
      ))}
    </div>
  );
});

const columns = ['name', 'number', 'state', 'clock', 'who'] as const;

/** For the eye; for the ear each row tells its own. */
function ColumnHeads(): JSX.Element {
  const { t } = useTranslation('board');
  return (
    <div className={styles['heads']} aria-hidden="true">
      <span />
      {columns.map((column) => (
        <span key={column} data-column={column}>
          {t(`columns.${column}`)}
        </span>
      ))}
    </div>
  );
}
