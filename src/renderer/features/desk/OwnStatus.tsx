import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../../../shared/api/views.ts';
import type { AgentState } from '../../../shared/contract/agent-state.ts';
import { RunningClock } from '../../ui/Clock.tsx';
import { markOfAgent } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import styles from './OwnStatus.module.css';
import { statusWordOf } from './status-word.ts';

/** The agent's own status with its running clock, and beneath it name and number. */
export function OwnStatus({ view }: { readonly view: DeskView }): JSX.Element {
  const { t } = useTranslation('desk');
  const { agent, status, clockOffsetMs } = view;
  const name = agent?.name ?? status?.agentName ?? null;
  const since = status?.since ?? null;
  return (
    <section
      className={styles['status']}
      data-status={status?.status ?? 'unknown'}
      data-old={view.connection.state !== 'live'}
    >
      <StateMark mark={markOfAgent(status)} size={28} />
      <div className={styles['words']}>
        <p className={styles['first']}>
          <StatusWord status={status} />
          {since !== null && (
            <span className={styles['clock']}>
              <RunningClock since={since} offsetMs={clockOffsetMs} />
            </span>
          )}
        </p>
        {agent && (
          <p className={styles['agent']}>
            {name !== null && <OneLine className={styles['name']}>{name}</OneLine>}
            <span className={styles['number']}>{t('agent', { number: agent.number })}</span>
          </p>
        )}
      </div>
    </section>
  );
}

/** A cloud's own pause keeps the name that the cloud gave it. */
function StatusWord({ status }: { readonly status: AgentState | null }): JSX.Element {
  const { t } = useTranslation('common');
  const own = status?.loggedIn && status.status === 'custom' ? status.statusName : null;
  return <OneLine className={styles['word']}>{own ?? t(`status.${statusWordOf(status)}`)}</OneLine>;
}
