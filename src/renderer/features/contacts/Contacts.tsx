import { Button } from '@mantine/core';
import { useMemo, useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useBridge } from '../../bridge/context.ts';
import { ContactList } from '../../stores/contact-list.ts';
import { useWithNews } from '../../stores/use-news.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { UnseenHeading } from '../../ui/Text.tsx';
import { Empty } from '../calls/Empty.tsx';
import { searchedWords } from '../calls/find-text.ts';
import { SearchContext } from '../calls/Found.tsx';
import { useSpeller } from '../calls/speller.ts';
import { useGridKeys } from '../calls/use-grid-keys.ts';
import { FailureBanner } from '../connection/Banner.tsx';
import { ContactRows } from './ContactRows.tsx';
import styles from './Contacts.module.css';
import type { EditedContact } from './edited-contact.ts';
import { newContact } from './edited-contact.ts';
import { ImportButton } from './ImportButton.tsx';

interface Props {
  readonly onEdit: (contact: EditedContact) => void;
}

/** Who the agent knows: looked for, added, corrected, taken over from a file. */
export function Contacts({ onEdit }: Props): JSX.Element {
  const { t } = useTranslation('contacts');
  const bridge = useBridge();
  const [list] = useState(() => new ContactList((input) => bridge.call('contacts.page', input)));
  const state = useStore(list.store);
  const field = useRef<HTMLInputElement>(null);
  const { contacts, phase, shownText, failure } = state;
  const words = useMemo(() => searchedWords(shownText), [shownText]);
  const spell = useSpeller(words.some((word) => /^[a-z]+$/.test(word)));
  const search = useMemo(() => ({ words, spell }), [words, spell]);
  const keys = useGridKeys({
    onOpen: (id) => {
      const contact = contacts.find((each) => each.id === id);
      if (contact) onEdit(contact);
    },
  });
  useWithNews(list.refresh);
  const add = (
    <Button data-action="add-contact" onClick={() => onEdit(newContact)}>
      {t('add')}
    </Button>
  );
  return (
    <section className={styles['contacts']} data-screen="contacts">
      <UnseenHeading>{t('title')}</UnseenHeading>
      <div className={styles['top']}>
        <SearchField field={field} label={t('search')} value={state.text} onChange={(text) => list.search(text)} onLeave={keys.enter} />
        {add}
        <ImportButton />
      </div>
      {failure && <FailureBanner failure={failure} onRetry={list.refresh} />}
      {contacts.length > 0 && (
        <SearchContext value={search}>
          <ContactRows contacts={contacts} isWhole={state.next === null} keys={keys} onMore={() => void list.more()} />
        </SearchContext>
      )}
      {contacts.length === 0 && phase === 'loading' && <Empty title={t('loading')} />}
      {contacts.length === 0 && phase === 'ready' && (shownText === '' ? <Empty title={t('empty')} hint={t('empty-hint')} /> : <Empty title={t('nothing-found')} hint={t('nothing-found-hint')} />)}
    </section>
  );
}
