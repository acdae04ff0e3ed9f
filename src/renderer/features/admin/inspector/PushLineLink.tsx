import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PushLine } from '../../../../shared/api/admin/inspector.ts';
import type { Mark } from '../../../ui/marks.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { OneLine } from '../../../ui/Text.tsx';
import { addressOf } from '../places.ts';
import styles from './Inspector.module.css';
import { clockText } from './clock-text.ts';

export const marksOfAnswers: Readonly<Record<PushLine['answer'], Mark>> = { accepted: 'live', duplicate: 'unheard', refused_400: 'ended-failed', failed_500: 'offline', unavailable_503: 'offline' };

/** One push in a line: when, what, about whom, and what it was answered. */
export function PushLineLink({ push: { push, at, answer, kinds, source, from, agentNumber, customerNumber, error }, isOpened }: { readonly push: PushLine; readonly isOpened: boolean }): JSX.Element {
  const { t } = useTranslation('admin');
  const about = [source, agentNumber, customerNumber, from === 'admin' ? t('inspector.from-admin') : null].filter((part) => part !== null).join(' · ');
  return (
    <a className={styles['line']} href={addressOf('inspector', 'pushes', push)} data-push={push} data-answer={answer} aria-current={isOpened ? 'true' : undefined}>
      <StateMark mark={marksOfAnswers[answer]} label={t(`answers.${answer}`)} />
      <time dateTime={at}>{clockText(at)}</time>
      <OneLine>{kinds.join(' + ') || t(`answers.${answer}`)}</OneLine>
      <span className={styles['order']}>#{push}</span>
      <span className={styles['beneath']} title={error ?? about} lang={error === null ? undefined : 'en'}>
        {error ?? about}
      </span>
    </a>
  );
}
