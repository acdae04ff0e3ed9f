import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmTemplate } from '../../../../shared/api/settings.ts';
import type { CrmDryRun as Outcome } from '../../../../shared/crm/dry-run.ts';
import type { Result } from '../../../../shared/result.ts';
import { useBridge } from '../../../bridge/context.ts';
import type crm from '../../../i18n/en/crm.json';
import styles from './Crm.module.css';

interface Props {
  readonly template: CrmTemplate;
  /** The call to fill in; `null` for an example. */
  readonly callId: string | null;
}

/** What the address becomes with a call; nothing is opened. */
export function CrmDryRun({ template, callId }: Props): JSX.Element {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const [answer, setAnswer] = useState<Result<Outcome> | null>(null);
  return (
    <div className={styles['trial']}>
      <div className={styles['buttons']}>
        <Button data-action="dry-run" onClick={() => void bridge.call('crm.dryRun', { template, callId }).then(setAnswer)}>
          {t('crm.try')}
        </Button>
        <span className={styles['on']}>{t('crm.try-hint')}</span>
      </div>
      <div role="status" data-field="dry-run">
        {answer?.ok && <OutcomeWords outcome={answer.value} />}
        {answer?.ok === false && answer.failure.cause}
      </div>
    </div>
  );
}

function OutcomeWords({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  const { t } = useTranslation(['settings', 'crm']);
  const refusal = useRefusal(outcome);
  return (
    <>
      {outcome.url !== null && <p className={styles['result']}>{outcome.url}</p>}
      {outcome.missing.length > 0 && <p>{t('crm.missing', { names: outcome.missing.join(', ') })}</p>}
      {outcome.unknown.length > 0 && <p>{t('crm.unknown', { names: outcome.unknown.join(', ') })}</p>}
      {outcome.wouldOpen && <p>{t('crm.would-open')}</p>}
      {outcome.why !== null && <p>{t('crm.would-not-open', { why: refusal ?? t(`crm:why.${outcome.why}`) })}</p>}
    </>
  );
}

/** Why the address itself is refused, in the person's words. */
function useRefusal({ failure }: Outcome): string | null {
  const { t, i18n } = useTranslation('crm');
  const known = (code: string): code is keyof (typeof crm)['refused'] => i18n.exists(`crm:refused.${code}`);
  if (failure === null) return null;
  return known(failure.code) ? t(`refused.${failure.code}`) : failure.cause;
}
