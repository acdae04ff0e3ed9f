import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './People.module.css';

export interface Also {
  readonly source: string;
  readonly extension: string;
}

interface Props {
  readonly also: readonly Also[];
  readonly sources: readonly string[];
  readonly onChange: (also: readonly Also[]) => void;
}

const most = 20;

/** Under which extensions other clouds know the agent. */
export function AlsoFields({ also, sources, onChange }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const [first = ''] = sources;
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{t('agents.also')}</legend>
      {also.map(({ source, extension }, index) => (
        // Fields without a content of their own: their place is what they are.
        <div key={index} className={styles['also']}>
          <NativeSelect aria-label={t('columns.source')} value={source} data={sources.includes(source) ? [...sources] : [source, ...sources]} onChange={(event) => onChange(also.with(index, { source: event.currentTarget.value, extension }))} />
          <TextInput aria-label={t('agents.extension')} placeholder={t('agents.extension')} maxLength={64} value={extension} onChange={(event) => onChange(also.with(index, { source, extension: event.currentTarget.value }))} />
          <CloseButton aria-label={t('remove')} onClick={() => onChange(also.toSpliced(index, 1))} />
        </div>
      ))}
      {also.length < most && first !== '' && (
        <div>
          <Button size="xs" data-action="add-extension" onClick={() => onChange([...also, { source: first, extension: '' }])}>
            {t('agents.add-extension')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Without the lines that were left empty. */
export function filledOf(also: readonly Also[]): Also[] {
  return also.map(({ source, extension }) => ({ source, extension: extension.trim() })).filter(({ extension }) => extension !== '');
}
