import { Button } from '@mantine/core';
import { useMemo, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { everyCall } from '../../../shared/api/every-call.ts';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { useCaps } from '../../bridge/context.ts';
import type { CallListState } from '../../stores/call-list-state.ts';
import type { CallList } from '../../stores/call-list.ts';
import { timeAt } from '../../stores/far-jump.ts';
import { useWithNews } from '../../stores/use-news.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { UnseenHeading } from '../../ui/Text.tsx';
import { Empty } from '../calls/Empty.tsx';
import { searchedWords } from '../calls/find-text.ts';
import { SearchContext } from '../calls/Found.tsx';
import { CallPanel } from '../calls/panel/CallPanel.tsx';
import { useSpeller } from '../calls/speller.ts';
import { useCallKeys } from '../calls/use-call-keys.ts';
import { VirtualCalls } from '../calls/VirtualCalls.tsx';
import { FailureBanner } from '../connection/Banner.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { Filters, isNarrowed } from './Filters.tsx';
import styles from './History.module.css';

interface Props {
  readonly list: CallList;
  /** The call to show in full, and who decides. */
  readonly opened: string | null;
  readonly onOpen: (callId: string | null) => void;
}

/** All calls that this computer keeps, latest first: searched, narrowed, each in full beside the list. */
export function History({ list, opened, onOpen }: Props): JSX.Element {
  const { t } = useTranslation('history');
  const { exports } = useCaps();
  const state = useStore(list.store);
  const field = useRef<HTMLInputElement>(null);
  const keys = useCallKeys(state.rows, opened, onOpen);
  const search = useSearched(state.shownFilter);
  useWithNews(list.refresh);
  const change = (filter: Partial<CallFilter>): void => list.setFilter(filter);
  const row = state.rows.find(({ callId }) => callId === opened) ?? null;
  return (
    <section className={styles['history']} data-screen="history">
      <UnseenHeading>{t('title')}</UnseenHeading>
      <div className={styles['search']}>
        <SearchField field={field} label={t('search')} value={state.filter.text} onChange={(text) => change({ text })} onLeave={keys.enter} />
        {exports && <ExportMenu filter={state.filter} isDisabled={state.rows.length === 0} />}
      </div>
      <div className={styles['narrow']}>
        <Filters filter={state.filter} onChange={change} />
        <Count state={state} />
      </div>
      {state.failure && <FailureBanner failure={state.failure} onRetry={list.refresh} />}
      <div className={styles['body']} data-searched={state.shownFilter.text}>
        <SearchContext value={search}>
          <Calls list={list} state={state} keys={keys} onClear={() => change(everyCall)} />
        </SearchContext>
        {opened !== null && <CallPanel callId={opened} row={row} onClose={keys.close} />}
      </div>
    </section>
  );
}

interface CallsProps {
  readonly list: CallList;
  readonly state: CallListState;
  readonly keys: ReturnType<typeof useCallKeys>;
  readonly onClear: () => void;
}

function Calls({ list, state, keys, onClear }: CallsProps): JSX.Element {
  const { t } = useTranslation('history');
  const acts = useMemo(
    () => ({ show: (first: number, last: number) => list.show(first, last), lost: (share: number, above: number) => list.goTo(share, above) }),
    [list],
  );
  const { shownFilter, total, rows } = state;
  if (rows.length > 0) {
    return (
      <VirtualCalls
        label={t('title')}
        held={state}
        expected={total === null ? 0 : total.isMore ? total.count * 2 : total.count}
        withDays
        whole={shownFilter.text === ''}
        keys={keys}
        onShow={acts.show}
        onLost={acts.lost}
        dayAt={(share) => timeAt(state, share)}
      />
    );
  }
  if (state.phase === 'loading') return <Empty title={t('loading')} />;
  if (shownFilter.text === '' && !isNarrowed(shownFilter)) return <Empty title={t('empty')} hint={t('empty-hint')} />;
  return (
    <Empty title={t('nothing-found')} hint={t('nothing-found-hint')}>
      <Button data-action="clear-search" onClick={onClear}>
        {t('show-all')}
      </Button>
    </Empty>
  );
}

function Count({ state: { total, phase } }: { readonly state: CallListState }): JSX.Element {
  const { t } = useTranslation('history');
  return (
    <p className={styles['count']} role="status">
      {phase === 'ready' && total !== null && (total.isMore ? t('more-calls', { count: total.count }) : t('calls', { count: total.count }))}
    </p>
  );
}

function useSearched({ text }: CallFilter): { readonly words: readonly string[]; readonly spell: ReturnType<typeof useSpeller> } {
  const words = useMemo(() => searchedWords(text), [text]);
  const spell = useSpeller(words.some((word) => /^[a-z]+$/.test(word)));
  return useMemo(() => ({ words, spell }), [words, spell]);
}
