import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentDay } from '../../../shared/contract/agent-day.ts';
import { durationText } from '../../ui/duration.ts';
import { markOfAgent } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { statusWordOf } from '../desk/status-word.ts';
import styles from './AgentDay.module.css';
import { secondsOf } from './model/day.ts';

/** What came after what, the latest first: that is what somebody asks who opens it. */
export function DayCourse({ day }: { readonly day: AgentDay }): JSX.Element {
  const { t, i18n } = useTranslation(['board', 'common']);
  return (
    <>
      {day.isCut && <p className={styles['muted']}>{t('board:day.cut', { count: day.spans.length })}</p>}
      <ol className={styles['course']} aria-label={t('board:day.course')}>
        {day.spans.toReversed().map((span) => (
          <li key={span.from} data-span={statusWordOf(span)}>
            <time dateTime={span.from}>{new Date(span.from).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}</time>
            <StateMark mark={markOfAgent(span)} />
            <span>{(span.loggedIn && span.status === 'custom' ? span.statusName : null) ?? t(`common:status.${statusWordOf(span)}`)}</span>
            <span className={styles['length']}>{durationText(secondsOf(span, day.until))}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
