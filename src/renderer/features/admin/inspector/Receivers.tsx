import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receiver } from '../../../../shared/api/admin/inspector.ts';
import type { DanpingEvent } from '../../../../shared/contract/event.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import styles from '../parts/Parts.module.css';
import { clockText } from './clock-text.ts';
import inspectorStyles from './Inspector.module.css';

const marks = { acknowledged: 'live', sent: 'connecting', waiting: 'logged-out', unknown: 'unheard' } as const;

/** Who may see an event, how far it has come there, and when its pop-up was painted. */
export function Receivers({ event: { seq, kind }, receivers }: { readonly event: DanpingEvent; readonly receivers: readonly Receiver[] }): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <section className={styles['card']} data-receivers={seq}>
      <h3>{t('receivers.title', { kind, seq })}</h3>
      {receivers.length === 0 ? (
        <p>{t('receivers.none')}</p>
      ) : (
        <ul className={inspectorStyles['receivers']}>
          {receivers.map((receiver) => (
            <li key={`${receiver.agentNumber} ${receiver.supervisor}`} className={inspectorStyles['receiver']} data-state={receiver.state} data-painted-ms={receiver.paintedMs ?? undefined}>
              <StateMark mark={marks[receiver.state]} />
              <span>
                <bdi>{receiver.name}</bdi> <span className={styles['muted']}>{receiver.agentNumber ?? t('logins.role.supervisor')}</span>
              </span>
              <span>
                {t(`receivers.state.${receiver.state}`)}
                {receiver.acknowledgedAt !== null && ` ${clockText(receiver.acknowledgedAt)}`}
                {receiver.paintedMs !== null && ` · ${t('receivers.painted', { milliseconds: receiver.paintedMs })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
