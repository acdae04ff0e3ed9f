import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { Empty } from '../../calls/Empty.tsx';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { AddSource } from './AddSource.tsx';
import { NewAddress } from './NewAddress.tsx';
import { SourceCard } from './SourceCard.tsx';
import sourceStyles from './Sources.module.css';

/** The clouds that push, and what each has to be told. */
export function Sources(): JSX.Element {
  const { t } = useTranslation('admin');
  const asked = useAsked('sources.list', {});
  const [isAdding, setIsAdding] = useState(false);
  const [address, setAddress] = useState<AdminOutput<'sources.add'> | null>(null);
  const take = (made: AdminOutput<'sources.add'>): void => {
    setIsAdding(false);
    setAddress(made);
    void asked.again();
  };
  return (
    <>
      <div className={styles['row']}>
        <p className={styles['muted']}>{t('sources.lead')}</p>
        <span className={styles['grow']} />
        <Button variant="filled" data-action="add-source" onClick={() => setIsAdding(true)}>
          {t('sources.add')}
        </Button>
      </div>
      <Shown asked={asked}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Empty title={t('sources.none')} hint={t('sources.none-hint')} />
          ) : (
            <ul className={sourceStyles['cards']}>
              {sources.map((source) => (
                <li key={source.id}>
                  <SourceCard source={source} onAddress={take} onChanged={() => void asked.again()} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {isAdding && <AddSource taken={asked.value?.sources.map(({ id }) => id) ?? []} onAdded={take} onClose={() => setIsAdding(false)} />}
      {address && <NewAddress address={address} onClose={() => setAddress(null)} />}
    </>
  );
}
