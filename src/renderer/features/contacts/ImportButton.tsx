import { Button, Modal } from '@mantine/core';
import { useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactImport } from '../../../shared/api/contacts-methods.ts';
import { useBridge } from '../../bridge/context.ts';
import { useTell } from '../../ui/tell.ts';
import styles from './ContactForm.module.css';
import { readText } from './read-text-file.ts';

const largestFile = 32 * 1024 * 1024;

/** Takes contacts over from a CSV file and tells what was not taken, and why. */
export function ImportButton(): JSX.Element {
  const { t } = useTranslation('contacts');
  const bridge = useBridge();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<ContactImport | null>(null);
  const take = async (file: File): Promise<void> => {
    if (file.size > largestFile) return tell({ text: t('import.too-large'), alarm: true });
    setIsBusy(true);
    const answer = await bridge.call('contacts.import', { csv: readText(new Uint8Array(await file.arrayBuffer())) });
    setIsBusy(false);
    if (answer.ok) setResult(answer.value);
    else tell({ text: t('import.failed'), detail: answer.failure.cause, alarm: true });
  };
  return (
    <>
      <Button data-action="import" loading={isBusy} title={t('import.hint')} onClick={() => input.current?.click()}>
        {t('import.button')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.txt,text/csv"
        aria-label={t('import.button')}
        data-field="import"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      <Modal opened={result !== null} onClose={() => setResult(null)} title={t('import.title')} closeButtonProps={{ 'aria-label': t('import.close') }} data-dialog="import">
        {result && (result.ok ? <Taken result={result} /> : <p role="alert">{t(`import.missing.${result.missing}`)}</p>)}
        <div className={styles['buttons']}>
          <span className={styles['gap']} />
          <Button data-autofocus onClick={() => setResult(null)}>
            {t('import.close')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

function Taken({ result }: { readonly result: Extract<ContactImport, { ok: true }> }): JSX.Element {
  const { t } = useTranslation('contacts');
  const { added, updated, refused, refusedCount } = result;
  return (
    <>
      <p>{t('import.added', { count: added })}</p>
      {updated > 0 && <p>{t('import.updated', { count: updated })}</p>}
      {refusedCount > 0 && (
        <>
          <p>{t('import.refused', { count: refusedCount })}</p>
          <ul className={styles['refused']} tabIndex={0} aria-label={t('import.refused', { count: refusedCount })}>
            {refused.map(({ line, why }) => (
              <li key={line}>
                {t('import.line', { line })} {t(`import.why.${why}`)}
              </li>
            ))}
          </ul>
          {refused.length < refusedCount && <p className={styles['hint']}>{t('import.more', { count: refusedCount - refused.length })}</p>}
        </>
      )}
    </>
  );
}
