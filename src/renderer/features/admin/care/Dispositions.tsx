import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disposition } from '../../../../shared/contract/desk-rules.ts';
import { languages } from '../../../i18n/languages.ts';
import { Empty } from '../../calls/Empty.tsx';
import { languageNames } from '../../settings/language-names.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { Table } from '../parts/Table.tsx';
import { useAsked } from '../use-asked.ts';
import { DispositionForm } from './DispositionForm.tsx';

/** The ways to file a call away, in the order in which the desks offer them. */
export function Dispositions(): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const asked = useAsked('desk.show', {});
  const [edited, setEdited] = useState<Disposition | 'new' | null>(null);
  const [removed, setRemoved] = useState<Disposition | null>(null);
  const done = (): void => {
    setEdited(null);
    setRemoved(null);
    void asked.again();
  };
  return (
    <>
      <div className={styles['row']}>
        <p className={styles['muted']}>{t('dispositions.lead')}</p>
        <span className={styles['grow']} />
        <Button variant="filled" data-action="add-disposition" onClick={() => setEdited('new')}>
          {t('dispositions.add')}
        </Button>
      </div>
      <Shown asked={asked}>
        {({ dispositions }) =>
          dispositions.length === 0 ? (
            <Empty title={t('dispositions.none')} hint={t('dispositions.none-hint')} />
          ) : (
            <Table label={t('care.tabs.dispositions')} heads={[t('dispositions.id'), ...languages.map((language) => languageNames[language])]} hasActs>
              {dispositions.map((disposition) => (
                <tr key={disposition.id} data-disposition={disposition.id}>
                  <th scope="row">{disposition.id}</th>
                  {languages.map((language) => (
                    <td key={language} lang={language}>
                      {disposition.labels[language] ?? '–'}
                    </td>
                  ))}
                  <td>
                    <div className={styles['acts']}>
                      <Button size="xs" data-action="edit" aria-label={t('edit-what', { what: disposition.id })} onClick={() => setEdited(disposition)}>
                        {t('edit')}
                      </Button>
                      <Button size="xs" data-action="remove" aria-label={t('remove-what', { what: disposition.id })} onClick={() => setRemoved(disposition)}>
                        {t('remove')}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Shown>
      {edited && <DispositionForm disposition={edited === 'new' ? null : edited} onDone={done} onClose={() => setEdited(null)} />}
      {removed && (
        <FormDialog name="remove" title={t('remove-what', { what: removed.id })} does={t('remove')} danger onClose={() => setRemoved(null)} onDone={done} send={() => admin.ask('dispositions.remove', { id: removed.id })}>
          <p>{t('dispositions.remove-what')}</p>
        </FormDialog>
      )}
    </>
  );
}
