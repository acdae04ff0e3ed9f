import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { useTell } from '../../ui/tell.ts';
import styles from './ContactForm.module.css';

/** Takes a contact off the list; asked twice, in the same place. Its calls stay. */
export function RemoveContact({ id, onRemoved }: { readonly id: string; readonly onRemoved: () => void }): JSX.Element {
  const { t } = useTranslation('contacts');
  const bridge = useBridge();
  const tell = useTell();
  const [isAsked, setIsAsked] = useState(false);
  const remove = async (): Promise<void> => {
    const answer = await bridge.call('contacts.remove', { id });
    if (answer.ok) onRemoved();
    else tell({ text: t('not-removed'), detail: answer.failure.cause, alarm: true });
  };
  if (!isAsked) {
    return (
      <Button data-action="remove" onClick={() => setIsAsked(true)}>
        {t('remove')}
      </Button>
    );
  }
  return (
    <Button className={styles['alarm'] ?? ''} data-action="remove-yes" title={t('remove-hint')} onBlur={() => setIsAsked(false)} autoFocus onClick={() => void remove()}>
      {t('remove-yes')}
    </Button>
  );
}
