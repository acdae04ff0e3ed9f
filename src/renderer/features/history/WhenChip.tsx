import { Button, Popover, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { useToday } from '../../ui/use-today.ts';
import { ChoiceChip } from './FilterChip.tsx';
import styles from './Filters.module.css';
import { dateField, daysFrom, spanOf, spanOfFields, whenOf } from './when-filter.ts';

type Span = Pick<CallFilter, 'startedFrom' | 'startedTo'>;

interface Props {
  readonly span: Span;
  readonly onChoose: (span: Span) => void;
}

/** Which days are looked at: today, a week, or any that are chosen. */
export function WhenChip({ span, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('history');
  const today = useToday();
  const [isChoosing, setIsChoosing] = useState(false);
  const when = whenOf(span, today);
  const chosenLabel = useSpanWords(span);
  return (
    <Popover opened={isChoosing} onChange={setIsChoosing} trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <span>
          <ChoiceChip
            name="when"
            label={t('when.label')}
            value={when === 'any' ? null : when}
            options={[
              { value: null, label: t('when.any') },
              { value: 'today', label: t('when.today') },
              { value: 'week', label: t('when.week') },
              { value: 'chosen', label: when === 'chosen' ? chosenLabel : t('when.choose') },
            ]}
            onChoose={(chosen) => {
              if (chosen === 'chosen') setIsChoosing(true);
              else onChoose(spanOf(chosen ?? 'any', today));
            }}
          />
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <Dates
          span={span}
          onChoose={(chosen) => {
            setIsChoosing(false);
            onChoose(chosen);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Dates({ span, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('history');
  const [from, setFrom] = useState(() => dateField(span.startedFrom));
  const [to, setTo] = useState(() => dateField(span.startedTo === null ? null : daysFrom(span.startedTo, -1)));
  return (
    <form
      className={styles['dates']}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(spanOfFields(from, to));
      }}
    >
      <TextInput size="xs" type="date" label={t('when.from')} data-field="from" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput size="xs" type="date" label={t('when.to')} data-field="to" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      <Button size="xs" type="submit" variant="filled">
        {t('when.show')}
      </Button>
    </form>
  );
}

function useSpanWords({ startedFrom, startedTo }: Span): string {
  const { t } = useTranslation('history');
  const last = startedTo === null ? null : daysFrom(startedTo, -1);
  if (startedFrom !== null && last !== null) return startedFrom === last ? t('when.day', { at: last }) : t('when.between', { from: startedFrom, to: last });
  if (startedFrom !== null) return t('when.since', { at: startedFrom });
  return last === null ? t('when.any') : t('when.until', { at: last });
}
