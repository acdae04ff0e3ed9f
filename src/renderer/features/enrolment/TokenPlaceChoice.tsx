import { Radio } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithoutKeyStore } from '../../../shared/api/enrolment-methods.ts';
import styles from './TokenPlaceChoice.module.css';

interface Props {
  readonly place: WithoutKeyStore | null;
  readonly onChoose: (place: WithoutKeyStore) => void;
}

const places = ['file', 'memory'] as const satisfies readonly WithoutKeyStore[];

/** A computer without a key store: the person says where the token goes, nothing is decided for them. */
export function TokenPlaceChoice({ place, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('enrolment');
  return (
    <Radio.Group
      className={styles['choice']}
      label={t('place.title')}
      description={t('place.body')}
      value={place}
      onChange={(chosen) => {
        const known = places.find((each) => each === chosen);
        if (known) onChoose(known);
      }}
      data-field="token-place"
    >
      <div className={styles['places']}>
        {places.map((each) => (
          <Radio key={each} value={each} label={t(`place.${each}`)} description={t(`place.${each}-hint`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
