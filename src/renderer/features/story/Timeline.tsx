import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment } from '../../../shared/contract/story/moments.ts';
import { durationText } from '../../ui/duration.ts';
import { momentMarks } from './moment-marks.tsx';
import styles from './Timeline.module.css';

/** A call's story as a vertical line: when, what, who, how long. */
export function Timeline({ moments }: { readonly moments: readonly Moment[] }): JSX.Element {
  const { t } = useTranslation('story');
  return (
    <ol className={styles['line']} aria-label={t('label')}>
      {moments.map((moment, index) => (
        <MomentLine key={`${moment.at} ${moment.kind} ${index}`} moment={moment} />
      ))}
    </ol>
  );
}

function MomentLine({ moment }: { readonly moment: Moment }): JSX.Element {
  const { t, i18n } = useTranslation('story');
  const { tone, shape } = momentMarks[moment.kind];
  const at = new Date(moment.at);
  const who = moment.agentName ?? moment.agentNumber;
  const detail = useDetail(moment);
  return (
    <li className={styles['moment']} data-moment={moment.kind}>
      <time className={styles['time']} dateTime={at.toISOString()}>
        {at.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}
      </time>
      <span className={styles['mark']} data-tone={tone}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          {shape}
        </svg>
      </span>
      <span className={styles['words']}>
        <span className={styles['what']}>
          {t(`moment.${moment.kind}`)}
          {moment.isProbable && <span className={styles['probable']}>{t('probable')}</span>}
        </span>
        {(who !== null || detail !== null) && <span className={styles['who']}>{[who, detail].filter((part) => part !== null).join(' · ')}</span>}
      </span>
      <span className={styles['length']}>{moment.until === null ? '' : durationText((moment.until - moment.at) / 1000)}</span>
    </li>
  );
}

/** What the kind adds, in words where it is not a text of the cloud already. */
function useDetail({ kind, detail }: Moment): string | null {
  const { t } = useTranslation('story');
  if (detail === null) return null;
  switch (kind) {
    case 'ivr':
      return /^[0-9*#ABCD]{1,16}$/.test(detail) ? t('keys', { keys: detail }) : detail;
    case 'ended':
      return detail === 'agent' || detail === 'customer' || detail === 'system' ? t(`hung-up-by.${detail}`) : detail;
    case 'transferred-here':
      return null;
    case 'satisfaction':
      return t('keys', { keys: detail });
    default:
      return detail;
  }
}
