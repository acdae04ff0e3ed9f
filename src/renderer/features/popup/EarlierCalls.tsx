import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { EarlierCall } from '../../../shared/api/call-row.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { durationText } from '../../ui/duration.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useMoment } from '../../ui/use-moment.ts';
import styles from './EarlierCalls.module.css';

interface Props {
  readonly calls: readonly EarlierCall[];
  readonly most: number;
}

/** The customer's last calls, a line each: when, which way, with whom, how long or how it came out, and the note. */
export function EarlierCalls({ calls, most }: Props): JSX.Element | null {
  const { t } = useTranslation('popup');
  if (calls.length === 0) return null;
  return (
    <ol className={styles['list']} aria-label={t('earlier')}>
      {calls.slice(0, most).map((call) => (
        <EarlierLine key={call.callId} call={call} />
      ))}
    </ol>
  );
}

function EarlierLine({ call }: { readonly call: EarlierCall }): JSX.Element {
  const { t } = useTranslation('common');
  const moment = useMoment();
  const outcome = t(`outcome.${call.outcome}`);
  const talked = call.talkSeconds !== null && call.talkSeconds > 0;
  const note = call.note?.trim() ?? '';
  return (
    <li className={styles['line']}>
      <time className={styles['when']} dateTime={new Date(call.startedAt).toISOString()}>
        {moment(call.startedAt)}
      </time>
      <DirectionMark direction={call.direction} />
      <StateMark mark={`ended-${call.outcome}`} label={outcome} />
      <OneLine>{call.agentName ?? call.agentNumber ?? ''}</OneLine>
      <span className={styles['how']}>{talked ? durationText(call.talkSeconds) : outcome}</span>
      {note !== '' && <OneLine className={styles['note']}>{note}</OneLine>}
    </li>
  );
}
