import { memo, useId, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AgentTile } from './AgentTile.tsx';
import styles from './Agents.module.css';
import type { PlacedSection } from './model/places.ts';

interface Props {
  readonly section: PlacedSection;
  readonly view: 'tiles' | 'rows';
  /** Where there is but one section that needs no name. */
  readonly isAlone: boolean;
}

/** A stretch of the board under its heading. Drawn anew only when somebody comes, leaves or changes places. */
export const AgentSection = memo(function AgentSection({ section, view, isAlone }: Props): JSX.Element {
  const { t } = useTranslation(['board', 'common']);
  const heading = useId();
  const { name, numbers } = section;
  const title = name === 'over' ? t('board:over') : name === 'all' ? t(isAlone ? 'board:agents' : 'board:others') : t(`common:status.${name}`);
  return (
    <section className={styles['section']} data-section={name} aria-labelledby={heading}>
      <h2 id={heading} className={isAlone ? styles['unseen'] : styles['heading']}>
        {title} <span className={styles['count']}>{numbers.length}</span>
      </h2>
      <ul className={styles['list']} data-view={view}>
        {numbers.map((agentNumber) => (
          <AgentTile key={agentNumber} agentNumber={agentNumber} />
        ))}
      </ul>
    </section>
  );
});
