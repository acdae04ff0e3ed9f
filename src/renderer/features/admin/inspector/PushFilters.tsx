import { NativeSelect, Switch } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { pushLineSchema } from '../../../../shared/api/admin/inspector.ts';
import { eventKinds, type EventKind } from '../../../../shared/contract/event.ts';
import { useAsked } from '../use-asked.ts';
import styles from './Inspector.module.css';
import type { Filter } from './use-tail.ts';

export type Narrowed = Filter & { readonly kind?: EventKind };

interface Props {
  readonly filter: Narrowed;
  readonly isLive: boolean;
  readonly onFilter: (filter: Narrowed) => void;
  readonly onLive: (isLive: boolean) => void;
}

/** Which pushes are shown, and whether new ones come by themselves. */
export function PushFilters({ filter, isLive, onFilter, onLive }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const sources = useAsked('sources.list', {}, null).value?.sources ?? [];
  const all = { value: '', label: t('inspector.all') };
  const answers = pushLineSchema.shape.answer.options;
  const { source, answer, kind } = filter;
  return (
    <div className={styles['filters']}>
      <Switch label={t('inspector.live')} data-setting="live" checked={isLive} onChange={(event) => onLive(event.currentTarget.checked)} />
      <NativeSelect size="xs" aria-label={t('columns.source')} data-filter="source" value={source ?? ''} data={[{ ...all, label: t('inspector.all-sources') }, ...sources.map(({ id }) => id)]}
        onChange={({ currentTarget: { value } }) => onFilter(narrowed({ ...filter, source: value || undefined }))}
      />
      <NativeSelect size="xs" aria-label={t('inspector.kind')} data-filter="kind" value={kind ?? ''} data={[{ ...all, label: t('inspector.all-kinds') }, ...eventKinds.filter((each) => each !== 'call.taken' && each !== 'erased')]}
        onChange={({ currentTarget: { value } }) => onFilter(narrowed({ ...filter, kind: eventKinds.find((each) => each === value) }))}
      />
      <NativeSelect size="xs" aria-label={t('inspector.answer')} data-filter="answer" value={answer ?? ''} data={[{ ...all, label: t('inspector.all-answers') }, ...answers.map((each) => ({ value: each, label: t(`answers.${each}`) }))]}
        onChange={({ currentTarget: { value } }) => onFilter(narrowed({ ...filter, answer: answers.find((each) => each === value) }))}
      />
    </div>
  );
}

function narrowed({ source, answer, kind }: { source?: string | undefined; answer?: Filter['answer'] | undefined; kind?: EventKind | undefined }): Narrowed {
  return { ...(source !== undefined && { source }), ...(answer !== undefined && { answer }), ...(kind !== undefined && { kind }) };
}
