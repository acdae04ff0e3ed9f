import { Button, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentView } from '../../../shared/api/enrolment-methods.ts';
import { useBridge } from '../../bridge/context.ts';
import { LanguageChoice } from '../settings/LanguageChoice.tsx';
import styles from './EnrolmentScreen.module.css';
import { FailureNotice, Notice } from './Notice.tsx';
import { TokenPlaceChoice } from './TokenPlaceChoice.tsx';
import { sendsOpenly } from './sends-openly.ts';
import { useEnrolmentForm } from './use-enrolment-form.ts';

/** Who sits here? The relay's address and a code, from the admin; or a link that a person says yes to. */
export function EnrolmentScreen({ view }: { readonly view: EnrolmentView }): JSX.Element {
  const { t } = useTranslation('enrolment');
  const bridge = useBridge();
  const form = useEnrolmentForm(view);
  const { person, replaces, byLink } = view;
  return (
    <main className={styles['page']} data-screen="enrolment" data-connection="offline">
      <div className={styles['language']}>
        <LanguageChoice />
      </div>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <h1>{t(byLink ? 'link.title' : 'title')}</h1>
        {byLink ? <Notice title={t('link.body', { relay: view.proposed.relay })}>{null}</Notice> : <p>{t('lead')}</p>}
        {replaces && person && <p>{t('replaces', { relay: person.relay, who: person.name ?? person.agentNumber ?? t('nobody') })}</p>}
        <TextInput
          label={t('relay')}
          description={sendsOpenly(form.relay) ? t('plain-http') : t('relay-hint')}
          value={form.relay}
          onChange={(event) => form.type('relay', event.currentTarget.value)}
          data-field="relay"
          autoComplete="off"
          autoFocus={view.proposed.relay === ''}
          inputMode="url"
        />
        <TextInput
          label={t('code')}
          description={t('code-hint')}
          value={form.code}
          onChange={(event) => form.type('code', event.currentTarget.value)}
          data-field="code"
          autoComplete="off"
          autoFocus={view.proposed.relay !== '' && view.proposed.code === ''}
          classNames={{ input: styles['code'] ?? '' }}
        />
        {view.keyStore === 'missing' && <TokenPlaceChoice place={form.place} onChoose={form.choosePlace} />}
        {form.failure && <FailureNotice failure={form.failure} />}
        <div className={styles['buttons']}>
          <Button type="submit" variant="filled" size="md" loading={form.busy} data-action="connect">
            {t(form.busy ? 'connecting' : 'connect')}
          </Button>
          {form.failure?.code === 'key-store-closed' && (
            <Button size="md" onClick={() => void bridge.call('enrolment.retry')}>
              {t('retry-key-store')}
            </Button>
          )}
          {replaces && (
            <Button size="md" data-action="cancel" onClick={() => void bridge.call('enrolment.cancel')}>
              {t('cancel')}
            </Button>
          )}
        </div>
      </form>
    </main>
  );
}
