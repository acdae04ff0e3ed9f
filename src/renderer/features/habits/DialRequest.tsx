import { Button, Modal } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { useBridge } from '../../bridge/context.ts';
import { groupNumber } from '../../ui/phone.ts';
import styles from './DialRequest.module.css';
import { refusalOf } from './refusal-of.ts';

/** Asks before a number is called that a link or the hot key brought: any page can open a link. */
export function DialRequest(): JSX.Element {
  const { t } = useTranslation('habits');
  const bridge = useBridge();
  const [number, setNumber] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isDialling, setIsDialling] = useState(false);

  useEffect(
    () =>
      bridge.on('dial.requested', (request) => {
        setFailure(null);
        setNumber(request.number);
      }),
    [bridge],
  );

  const close = (): void => setNumber(null);
  const dial = async (): Promise<void> => {
    if (number === null) return;
    setIsDialling(true);
    const answer = await bridge.call('dial.number', { number });
    setIsDialling(false);
    const refusal = answer.ok ? answer.value : answer.failure;
    setFailure(refusal);
    if (!refusal) close();
  };

  return (
    <Modal
      opened={number !== null}
      onClose={close}
      title={t('dial.title')}
      withCloseButton={false}
      lockScroll={false}
      centered
      transitionProps={{ duration: 0 }}
    >
      <div className={styles['request']} data-dial-request={number}>
        <p className={styles['number']}>{number === null ? '' : groupNumber(number, '')}</p>
        <p className={styles['how']}>{t('dial.how')}</p>
        {failure && (
          <p className={styles['failure']} role="alert" data-failure={failure.code}>
            {t('dial.failed.title')}
            <span className={styles['mend']}>{t(`dial.failed.${refusalOf(failure.code)}`)}</span>
          </p>
        )}
        <div className={styles['actions']}>
          <Button onClick={close}>{t('dial.cancel')}</Button>
          <Button variant="filled" data-autofocus data-action="dial" loading={isDialling} onClick={() => void dial()}>
            {t('dial.call')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
