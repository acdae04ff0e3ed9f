import { Button, Modal } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useTell } from '../../../ui/tell.ts';
import { useSubmit } from '../../login/use-submit.ts';
import { useKept } from '../use-kept.ts';
import { FilesField } from './FilesField.tsx';
import styles from './Ivr.module.css';
import { filesIn, inOrder } from './media-files.ts';
import type { IvrOrder } from './order-context.ts';
import { readRecent, withLatest } from './recent-files.ts';
import { refusalWordsOf } from './refusal-words.ts';
import { Refused } from './Refused.tsx';
import { useCaller } from './use-caller.ts';
import { useOrder } from './use-order.ts';

interface Props {
  readonly order: IvrOrder;
  /** The caller has left the IVR meanwhile. */
  readonly isGone: boolean;
  readonly onClose: () => void;
}

/** Asks what an act needs, says what the caller will hear, and what WellCloud answered. It stays open until that is known. */
export function IvrDialog({ order, isGone, onClose }: Props): JSX.Element {
  const { act, journey } = order;
  const { t } = useTranslation(['ivr', 'common']);
  const caller = useCaller(journey);
  const tell = useTell();
  const [recent, keep] = useKept('danping.ivr.files', readRecent);
  const [text, setText] = useState('');
  const give = useOrder(order);
  const typed = filesIn(text);
  const files = typed.state === 'ready' ? typed.files : [];
  const said = { caller, files: inOrder(files) };
  const isReady = !isGone && (act === 'stop' || typed.state === 'ready');
  const { submit, busy, refusal, times } = useSubmit(
    () => give(files),
    () => {
      if (files.length > 0) keep(withLatest(recent, files));
      tell({ text: t(`ivr:${act}.done`, said) });
      onClose();
    },
  );
  const isAgain = refusal !== null && refusalWordsOf(refusal).mayHaveHappened;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`ivr:${act}.title`, { caller })}
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
      closeButtonProps={{ 'aria-label': t('common:close'), disabled: busy }}
      returnFocus={false}
      data-dialog={`ivr-${act}`}
    >
      <form
        className={styles['form']}
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void submit();
        }}
      >
        {act !== 'stop' && <FilesField text={text} typed={typed} recent={recent} busy={busy} onText={setText} />}
        <p className={styles['hears']} aria-live="polite" data-hears="">
          {act !== 'stop' && files.length === 0 ? t('ivr:nothing-yet') : t(`ivr:${act}.hears`, said)}
        </p>
        {act === 'play' && <p className={styles['small']}>{t('ivr:play.beside')}</p>}
        <p className={styles['small']}>{t('ivr:audited')}</p>
        {isGone && (
          <p className={styles['gone']} role="status" data-gone="">
            {t('ivr:gone')}
          </p>
        )}
        {refusal && <Refused key={times} refusal={refusal} />}
        <div className={styles['buttons']}>
          <Button onClick={onClose} disabled={busy} data-autofocus={act === 'stop' || undefined}>
            {t('ivr:cancel')}
          </Button>
          <Button type="submit" variant="filled" data-action="ivr-yes" disabled={!isReady} loading={busy}>
            {isAgain ? t('ivr:again') : t(`ivr:${act}.does`)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
