import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { addressOf } from '../places.ts';
import { useAsked } from '../use-asked.ts';
import inspectorStyles from './Inspector.module.css';
import { Receivers } from './Receivers.tsx';

/** One event of the log, with numbers masked. */
export function EventDetail({ seq }: { readonly seq: number }): JSX.Element {
  const { t } = useTranslation('admin');
  const asked = useAsked('events.show', { seq });
  return (
    <section className={inspectorStyles['detail']} data-opened={seq}>
      <Shown asked={asked}>
        {({ event, receivers, push }) => (
          <>
            <section className={styles['card']}>
              <div className={styles['row']}>
                <h2>{t('inspector.understood')}</h2>
                <span className={styles['grow']} />
                {push === null ? <span className={styles['small']}>{t('inspector.bytes-gone')}</span> : <a href={addressOf('inspector', 'pushes', push)}>{t('inspector.to-push', { push })}</a>}
              </div>
              <pre className={inspectorStyles['json']} tabIndex={0}>
                {JSON.stringify(event, null, 2)}
              </pre>
            </section>
            <Receivers event={event} receivers={receivers} />
          </>
        )}
      </Shown>
    </section>
  );
}
