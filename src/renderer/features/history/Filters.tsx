import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { everyCall } from '../../../shared/api/every-call.ts';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { ChoiceChip, ToggleChip } from './FilterChip.tsx';
import styles from './Filters.module.css';
import { WhenChip } from './WhenChip.tsx';

const directions = ['inbound', 'outbound', 'internal'] as const;
const outcomes = ['answered', 'missed', 'abandoned', 'no-answer', 'failed', 'transferred'] as const;

interface Props {
  readonly filter: CallFilter;
  readonly onChange: (change: Partial<CallFilter>) => void;
}

/** What narrows the calls beside the words that are looked for. */
export function Filters({ filter, onChange }: Props): JSX.Element {
  const { t } = useTranslation(['history', 'common']);
  return (
    <div className={styles['filters']} role="group" aria-label={t('history:filters')}>
      <ChoiceChip
        name="direction"
        label={t('history:direction')}
        value={filter.direction}
        options={[{ value: null, label: t('history:any-direction') }, ...directions.map((value) => ({ value, label: t(`common:direction.${value}`) }))]}
        onChoose={(direction) => onChange({ direction })}
      />
      <ChoiceChip
        name="outcome"
        label={t('history:outcome')}
        value={filter.outcome}
        options={[{ value: null, label: t('history:any-outcome') }, ...outcomes.map((value) => ({ value, label: t(`common:outcome.${value}`) }))]}
        onChoose={(outcome) => onChange({ outcome })}
      />
      <WhenChip span={filter} onChoose={({ startedFrom, startedTo }) => onChange({ startedFrom, startedTo })} />
      <ToggleChip name="note" label={t('history:with-note')} isOn={filter.withNote} onToggle={(withNote) => onChange({ withNote })} />
      <ToggleChip name="recording" label={t('history:with-recording')} isOn={filter.withRecording} onToggle={(withRecording) => onChange({ withRecording })} />
      {isNarrowed(filter) && (
        <Button size="xs" className={styles['clear'] ?? ''} data-action="clear-filters" onClick={() => onChange({ ...everyCall, text: filter.text })}>
          {t('history:clear-filters')}
        </Button>
      )}
    </div>
  );
}

/** Whether anything but the text asks for less than every call. */
export function isNarrowed({ text: _text, ...filter }: CallFilter): boolean {
  return Object.values(filter).some((asked) => asked !== null && asked !== false);
}
