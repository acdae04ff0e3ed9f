import { Button, CloseButton } from '@mantine/core';
import { useCallback, useEffect, useState, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TellContext, type Told } from './tell.ts';
import styles from './Toasts.module.css';

const goesAfterMs = 8_000;

/** The foot of a window, where the last word to the person stands for a while. */
export function Toasts({ children }: { readonly children: ReactNode }): JSX.Element {
  const [told, setTold] = useState<Told | null>(null);
  const close = useCallback(() => setTold(null), []);
  useEffect(() => {
    if (told === null || told.alarm) return undefined;
    const timer = setTimeout(close, goesAfterMs);
    return () => clearTimeout(timer);
  }, [told, close]);
  return (
    <TellContext value={setTold}>
      {children}
      <div className={styles['place']} role="status" aria-live="polite">
        {told && <Toast told={told} onClose={close} />}
      </div>
    </TellContext>
  );
}

function Toast({ told, onClose }: { readonly told: Told; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation('common');
  const { text, detail, alarm = false, action } = told;
  return (
    <div className={styles['toast']} data-alarm={alarm} data-toast="">
      <div className={styles['words']}>
        <p>{text}</p>
        {detail !== undefined && <p className={styles['detail']}>{detail}</p>}
      </div>
      {action && (
        <Button
          size="xs"
          onClick={() => {
            action.onPress();
            onClose();
          }}
        >
          {action.label}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
    </div>
  );
}
