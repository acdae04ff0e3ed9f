import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DanpingEvent } from '../../../../shared/contract/event.ts';
import styles from '../parts/Parts.module.css';
import { prettyText } from './clock-text.ts';
import inspectorStyles from './Inspector.module.css';

interface Props {
  readonly raw: string;
  readonly encoding: 'text' | 'base64';
  readonly events: readonly DanpingEvent[];
}

/** What came, beside what was made of it. */
export function RawAndUnderstood({ raw, encoding, events }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const understood = events.length === 0 ? t('inspector.nothing-understood') : JSON.stringify(events.length === 1 ? events[0] : events, null, 2);
  return (
    <div className={inspectorStyles['both']}>
      <section className={styles['card']}>
        <h3>{t(encoding === 'text' ? 'inspector.raw' : 'inspector.raw-base64')}</h3>
        <pre className={inspectorStyles['json']} data-part="raw" tabIndex={0}>
          {prettyText(raw)}
        </pre>
      </section>
      <section className={styles['card']}>
        <h3>{t('inspector.understood')}</h3>
        <pre className={inspectorStyles['json']} data-part="understood" tabIndex={0}>
          {understood}
        </pre>
      </section>
    </div>
  );
}
