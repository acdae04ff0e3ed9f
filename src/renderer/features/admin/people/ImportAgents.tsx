import { Button } from '@mantine/core';
import { useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { readText } from '../../contacts/read-text-file.ts';
import { useSubmit } from '../../login/use-submit.ts';
import { useAdmin } from '../admin-context.ts';
import { Dialog } from '../parts/Dialog.tsx';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { ImportedRows } from './ImportedRows.tsx';
import { saveCodes } from './save-codes.ts';

type Imported = AdminOutput<'agents.import'>;

/** Takes a list of agents in: first a trial that changes nothing, then in earnest, and the codes of the new ones once. */
export function ImportAgents({ onImported, onClose }: { readonly onImported: () => void; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const input = useRef<HTMLInputElement>(null);
  const csv = useRef('');
  const [result, setResult] = useState<Imported | null>(null);
  const tried = useSubmit(() => admin.ask('agents.import', { csv: csv.current, trial: true }), setResult);
  const taken = useSubmit(() => admin.ask('agents.import', { csv: csv.current, trial: false }), (made) => {
    setResult(made);
    onImported();
  });
  const wanted = (result?.added ?? 0) + (result?.changed ?? 0);
  const isDone = result !== null && !result.trial;
  const hasCodes = isDone && result.added > 0;
  const take = async (file: File): Promise<void> => {
    csv.current = readText(new Uint8Array(await file.arrayBuffer()));
    await tried.submit();
  };
  return (
    <Dialog name="import" title={t('import.title')} size="xl" once={hasCodes} onClose={onClose}>
      <div className={styles['form']}>
        {!isDone && <p>{t('import.what')}</p>}
        {!isDone && <pre className={styles['small']}>{t('import.example')}</pre>}
        <input ref={input} hidden type="file" accept=".csv,.txt,text/csv" aria-label={t('import.choose')} data-field="import"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void take(file);
          }}
        />
        {result && <ImportedRows result={result} />}
        {[tried, taken].map(({ refusal, times }, index) => refusal && <RefusalNote key={`${index} ${times}`} refusal={refusal} />)}
        <div className={styles['row']}>
          {!isDone && (
            <Button data-action="choose-file" loading={tried.busy} onClick={() => input.current?.click()}>
              {t('import.choose')}
            </Button>
          )}
          {hasCodes && (
            <Button data-action="save-codes" onClick={() => saveCodes(result.rows, t('import.file'))}>
              {t('import.save-codes')}
            </Button>
          )}
          <span className={styles['grow']} />
          <Button onClick={onClose} data-action="import-close">
            {t(isDone ? 'done' : 'cancel')}
          </Button>
          {!isDone && (
            <Button variant="filled" data-action="import-yes" disabled={wanted === 0} loading={taken.busy} onClick={() => void taken.submit()}>
              {t('import.do', { count: wanted })}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
