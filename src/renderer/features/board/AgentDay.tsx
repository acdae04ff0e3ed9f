import { Button, CloseButton } from '@mantine/core';
import { useEffect, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentDay as Day } from '../../../shared/contract/agent-day.ts';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import { durationText } from '../../ui/duration.ts';
import { markOfAgent } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { useBoard } from './board-context.ts';
import styles from './AgentDay.module.css';
import { DayBar } from './DayBar.tsx';
import { DayCourse } from './DayCourse.tsx';
import { sumsOf } from './model/day.ts';
import { TickingClock } from './TickingClock.tsx';
import { useAgentDay } from './use-agent-day.ts';
import { useAgentWords } from './use-agent-words.ts';

interface Props {
  readonly agent: AgentStateWire;
  readonly onClose: () => void;
}

/** One agent's day, for each agent a panel of its own (so give it the number as `key`): now, how long in which state, and what came after what. Esc closes it. */
export function AgentDay({ agent, onClose }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const { time } = useBoard();
  const words = useAgentWords()(agent);
  const panel = useRef<HTMLElement>(null);
  const { day, failure, again } = useAgentDay(agent);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={t('day.open', { name: words.name })}
      data-panel="day"
      data-day-of={agent.agentNumber}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <StateMark mark={markOfAgent(agent)} size={28} />
        <div className={styles['who']}>
          <h2>{words.name}</h2>
          <p>{agent.agentNumber}</p>
        </div>
        <CloseButton aria-label={t('day.close')} onClick={onClose} />
      </header>
      <p className={styles['now']}>
        {words.state}
        {agent.since !== null && <TickingClock since={Date.parse(agent.since)} time={time} />}
      </p>
      <h3>{t('day.title')}</h3>
      {day === null && failure === null && <p className={styles['muted']}>{t('day.loading')}</p>}
      {failure !== null && (
        <div role="alert" className={styles['failure']}>
          <p>{t('day.failed')}</p>
          <p className={styles['muted']}>{failure.cause}</p>
          <Button size="xs" onClick={again}>
            {t('day.again')}
          </Button>
        </div>
      )}
      {day?.spans.length === 0 && <p className={styles['muted']}>{t('day.none')}</p>}
      {day !== null && day.spans.length > 0 && <WholeDay day={day} />}
    </section>
  );
}

function WholeDay({ day }: { readonly day: Day }): JSX.Element {
  const { t } = useTranslation(['board', 'common']);
  return (
    <>
      <DayBar day={day} />
      <table className={styles['sums']} aria-label={t('board:day.sums')}>
        <tbody>
          {sumsOf(day).map(({ state, seconds, times }) => (
            <tr key={state}>
              <th scope="row">{t(`common:status.${state}`)}</th>
              <td>× {times}</td>
              <td>{durationText(seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DayCourse day={day} />
    </>
  );
}
