import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../../../shared/api/views.ts';
import { useBridge } from '../../bridge/context.ts';
import { useEnrolment } from '../enrolment/enrolment-store.ts';
import { Setting } from './Setting.tsx';
import styles from './DeskSection.module.css';
import { UpdateSetting } from '../updates/UpdateSetting.tsx';
import { useAbout } from './use-about.ts';

/** Who sits here, at which relay, with which app; and how to leave. */
export function DeskSection({ desk }: { readonly desk: DeskView }): JSX.Element {
  const { t } = useTranslation(['settings', 'common']);
  const bridge = useBridge();
  const about = useAbout();
  const person = useEnrolment()?.person ?? null;
  const number = desk.agent?.number ?? person?.agentNumber ?? null;
  const name = desk.agent?.name ?? person?.name ?? null;
  const facts = [
    [t('desk.person'), [name, number === null ? null : t('desk.agent', { number })].filter((part) => part !== null).join(' · ') || t('desk.unknown')],
    [t('desk.relay'), desk.connection.relay ?? t('desk.unknown')],
    [t('desk.connection'), t(`common:connection.${desk.connection.state}`)],
    [t('desk.token'), person ? t(`desk.token-place.${person.tokenPlace}`) : t('desk.unknown')],
    [t('desk.version'), about?.version ?? ''],
  ] as const;
  return (
    <>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <UpdateSetting />
      <Setting label={t('desk.new-code.label')} hint={t('desk.new-code.hint')}>
        {() => (
          <Button data-action="new-code" onClick={() => void bridge.call('enrolment.begin')}>
            {t('desk.new-code.button')}
          </Button>
        )}
      </Setting>
      <SignOut />
    </>
  );
}

/** Asks once, in its own place: a code is needed to come back. */
function SignOut(): JSX.Element {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const [asking, setAsking] = useState(false);
  return (
    <Setting label={t('desk.sign-out.label')} hint={asking ? t('desk.sign-out.sure') : t('desk.sign-out.hint')}>
      {(tied) =>
        asking ? (
          <>
            <Button aria-describedby={tied['aria-describedby']} variant="filled" data-action="sign-out-yes" onClick={() => void bridge.call('enrolment.signOut')} autoFocus>
              {t('desk.sign-out.yes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('desk.sign-out.no')}</Button>
          </>
        ) : (
          <Button data-action="sign-out" onClick={() => setAsking(true)}>
            {t('desk.sign-out.button')}
          </Button>
        )
      }
    </Setting>
  );
}
