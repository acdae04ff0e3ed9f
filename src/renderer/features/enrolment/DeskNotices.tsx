import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../ui/duration.ts';
import { useEnrolment } from './enrolment-store.ts';
import { FailureNotice, Notice } from './Notice.tsx';

/** From here on a clock is worth a word; certificates and other programs begin to fail. */
const clockOffMs = 5 * 60_000;

/** What the person should know although the desk is taken: a token that could not be kept, a clock that is off. */
export function DeskNotices({ clockOffsetMs }: { readonly clockOffsetMs: number }): JSX.Element {
  const { t } = useTranslation('enrolment');
  const failure = useEnrolment()?.failure ?? null;
  const off = Math.abs(clockOffsetMs) > clockOffMs;
  const by = durationText(Math.round(Math.abs(clockOffsetMs) / 1_000));
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      {off && (
        <Notice title={t('clock-off.title')} failure="clock-off">
          <p>{t(clockOffsetMs < 0 ? 'clock-off.ahead' : 'clock-off.behind', { by })}</p>
        </Notice>
      )}
    </>
  );
}
