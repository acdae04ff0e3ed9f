import { Button } from '@mantine/core';
import { use, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaps } from '../../../bridge/context.ts';
import type { CallRow } from '../../../../shared/api/call-row.ts';
import { useCustomer } from '../../../ui/use-customer.ts';
import { useDial } from '../../dialing/use-dial.ts';
import { CopyNumber } from '../CopyNumber.tsx';
import { DeskActsContext } from '../desk-acts.ts';
import { Maybe } from '../Maybe.tsx';
import { useRegion } from '../regions.ts';
import styles from './PanelCustomer.module.css';

/** The customer of the call, and what can be done with the number. */
export function PanelCustomer({ call }: { readonly call: CallRow }): JSX.Element {
  const { t } = useTranslation('calls');
  const { canDial, saveContact } = use(DeskActsContext);
  const { contacts } = useCaps();
  const dial = useDial();
  const { headline, beneath, isMaybe } = useCustomer(call);
  const region = useRegion(call.customerNumber, call.dialect);
  const number = call.customerNumber;
  const isKnown = call.contactName !== null && call.contactMatch === 'sure';
  return (
    <div className={styles['customer']}>
      <h2>
        <bdi>{headline}</bdi>
        {isMaybe && <Maybe />}
      </h2>
      {(beneath !== null || region !== null) && <p className={styles['beneath']}>{[beneath, region].filter((part) => part !== null).join(' · ')}</p>}
      {isMaybe && <p className={styles['hint']}>{t('maybe-hint')}</p>}
      {number !== null && (
        <div className={styles['acts']}>
          {canDial && (
            <Button size="xs" variant="filled" data-action="call-back" title={`${t('call-back')} (B)`} onClick={() => void dial(number)}>
              {t('call-back')}
            </Button>
          )}
          <CopyNumber number={number} dialect={call.dialect} size="xs" />
          {contacts && !isKnown && call.direction !== 'internal' && (
            <Button size="xs" data-action="save-contact" onClick={() => saveContact({ name: call.customerName ?? '', number })}>
              {t('save-contact')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
