import { Button, Modal } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../../bridge/context.ts';
import { useNumberText } from '../../../ui/number-text.ts';
import { useTell } from '../../../ui/tell.ts';
import styles from './EraseCustomer.module.css';

/** Erases a customer from this computer for good, after one question that says what goes. */
export function EraseCustomer({ number, dialect }: { readonly number: string; readonly dialect: string }): JSX.Element {
  const { t } = useTranslation('calls');
  const bridge = useBridge();
  const tell = useTell();
  const numberText = useNumberText();
  const [isAsking, setIsAsking] = useState(false);
  const [isErasing, setIsErasing] = useState(false);
  const erase = async (): Promise<void> => {
    setIsErasing(true);
    const answer = await bridge.call('customer.erase', { customerNumber: number });
    setIsErasing(false);
    setIsAsking(false);
    if (!answer.ok) return tell({ text: t('erase.failed'), detail: answer.failure.cause, alarm: true });
    tell({ text: t('erase.done', { calls: t('erase.calls', { count: answer.value.calls }), contacts: t('erase.contacts', { count: answer.value.contacts }) }) });
  };
  return (
    <>
      <Button size="xs" data-action="erase" onClick={() => setIsAsking(true)}>
        {t('erase.button')}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={t('erase.title', { number: numberText(number, dialect) })} closeButtonProps={{ 'aria-label': t('cancel') }} data-dialog="erase">
        <p>{t('erase.what')}</p>
        <p className={styles['rest']}>{t('erase.rest')}</p>
        <div className={styles['buttons']}>
          <Button data-autofocus onClick={() => setIsAsking(false)}>
            {t('cancel')}
          </Button>
          <Button className={styles['alarm'] ?? ''} data-action="erase-yes" loading={isErasing} onClick={() => void erase()}>
            {t('erase.yes')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
