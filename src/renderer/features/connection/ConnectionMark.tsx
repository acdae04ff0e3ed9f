import { Tooltip } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../shared/api/views.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { useMoment } from '../../ui/use-moment.ts';
import styles from './ConnectionMark.module.css';

/** How things stand with the relay, as mark and word; since when and which relay on hover or focus. */
export function ConnectionMark({ connection }: { readonly connection: ConnectionView }): JSX.Element {
  const { t } = useTranslation(['desk', 'common']);
  const moment = useMoment();
  const word = t(`common:connection.${connection.state}`);
  const since = t('desk:connection-since', { word, when: moment(connection.since) });
  return (
    <Tooltip
      events={{ hover: true, focus: true, touch: true }}
      label={
        <>
          <div>{since}</div>
          {connection.relay !== null && <div>{t('desk:relay', { relay: connection.relay })}</div>}
        </>
      }
    >
      <p className={styles['connection']} data-connection={connection.state} role="status" tabIndex={0}>
        <StateMark mark={connection.state} />
        {word}
      </p>
    </Tooltip>
  );
}
