import type { CSSProperties, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentDay, AgentSpan } from '../../../shared/contract/agent-day.ts';
import { markOfAgent, toneOf } from '../../ui/marks.ts';
import styles from './AgentDay.module.css';
import { partAtWork, secondsOf } from './model/day.ts';

/** Thinner than this nothing can be seen. */
const leastShare = 0.002;

/** The day as one bar from the first log-in until now; the list below says the same in words. */
export function DayBar({ day }: { readonly day: AgentDay }): JSX.Element | null {
  const spans = partAtWork(day);
  const [first] = spans;
  const { i18n } = useTranslation();
  if (!first) return null;
  const time = (iso: string): string => new Date(iso).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const whole = Math.max(1, (Date.parse(day.until) - Date.parse(first.from)) / 1_000);
  return (
    <div className={styles['bar']} aria-hidden="true">
      <div className={styles['spans']}>
        {spans.map((span) => (
          <span key={span.from} data-tone={toneOf(markOfAgent(span))} className={styles['span']} style={shareOf(span, day, whole)} />
        ))}
      </div>
      <div className={styles['ends']}>
        <span>{time(first.from)}</span>
        <span>{time(day.until)}</span>
      </div>
    </div>
  );
}

function shareOf(span: AgentSpan, day: AgentDay, whole: number): CSSProperties {
  return { flexGrow: Math.max(leastShare, secondsOf(span, day.until) / whole) };
}
