import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { cx } from '../../ui/cx.ts';
import { useToday } from '../../ui/use-today.ts';
import buttonStyles from './button.module.css';
import { callBackWord, fieldValue, fromField, inOneHour, tomorrowMorning } from './call-back-times.ts';
import styles from './WrapUpForm.module.css';

interface Props {
  readonly at: EpochMs | null;
  readonly onChoose: (at: EpochMs | null) => void;
}

/** When to call back: two moments at a press, any other from a field. */
export function CallBack({ at, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  const [choosing, setChoosing] = useState(false);
  const choose = (chosen: EpochMs | null): void => {
    setChoosing(false);
    onChoose(chosen);
  };
  return (
    <div className={styles['back']} role="group" aria-label={t('call-back')}>
      <span className={styles['label']}>{t('call-back')}</span>
      {at !== null && <Chosen at={at} onClear={() => choose(null)} />}
      {at === null && choosing && <TimeField onChoose={choose} />}
      {at === null && !choosing && (
        <>
          <Choice label={t('in-one-hour')} onPress={() => choose(inOneHour(Date.now()))} />
          <Choice label={t('tomorrow-morning')} onPress={() => choose(tomorrowMorning(Date.now()))} />
          <Choice label={t('choose-time')} onPress={() => setChoosing(true)} />
        </>
      )}
    </div>
  );
}

function Choice({ label, onPress }: { readonly label: string; readonly onPress: () => void }): JSX.Element {
  return (
    <button type="button" className={buttonStyles['button']} onClick={onPress}>
      {label}
    </button>
  );
}

function Chosen({ at, onClear }: { readonly at: EpochMs; readonly onClear: () => void }): JSX.Element {
  const { t } = useTranslation('popup');
  const today = useToday();
  return (
    <>
      <time className={styles['chosen']} dateTime={new Date(at).toISOString()} data-call-back={at}>
        {t(`call-back-at.${callBackWord(at, today)}`, { at })}
      </time>
      <button
        type="button"
        className={cx(buttonStyles['button'], buttonStyles['icon'])}
        title={t('no-call-back')}
        aria-label={t('no-call-back')}
        onClick={onClear}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="m4 4 8 8M12 4l-8 8" />
        </svg>
      </button>
    </>
  );
}

function TimeField({ onChoose }: { readonly onChoose: (at: EpochMs | null) => void }): JSX.Element {
  const { t } = useTranslation('popup');
  const [openedAt] = useState(() => Date.now());
  const [value, setValue] = useState(() => fieldValue(inOneHour(openedAt)));
  const at = fromField(value, openedAt);
  return (
    <>
      <input
        className={styles['time']}
        type="datetime-local"
        aria-label={t('call-back')}
        value={value}
        min={fieldValue(openedAt)}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <button type="button" className={buttonStyles['button']} disabled={at === null} onClick={() => onChoose(at)}>
        {t('set-time')}
      </button>
      <Choice label={t('cancel')} onPress={() => onChoose(null)} />
    </>
  );
}
