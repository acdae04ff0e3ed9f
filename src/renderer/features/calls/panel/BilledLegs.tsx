import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { BilledLeg } from '../../../../shared/contract/call-record.ts';
import { durationText } from '../../../ui/duration.ts';
import { useNumberText } from '../../../ui/number-text.ts';
import styles from './BilledLegs.module.css';

/** The connections that the cloud billed for the call. */
export function BilledLegs({ legs, dialect }: { readonly legs: readonly BilledLeg[]; readonly dialect: string }): JSX.Element | null {
  const { t, i18n } = useTranslation('calls');
  const numberText = useNumberText();
  if (legs.length === 0) return null;
  const clock = (at: string | null): string =>
    at === null ? '–' : new Date(at).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return (
    <section className={styles['legs']}>
      <table>
        <caption>{t('billed-legs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('leg.party')}</th>
            <th scope="col">{t('leg.number')}</th>
            <th scope="col">{t('leg.began')}</th>
            <th scope="col">{t('leg.lasted')}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg, index) => (
            <tr key={`${leg.startedAt} ${index}`}>
              <td>{leg.party === null ? '–' : t(`leg.${leg.party}`)}</td>
              <td>{leg.number === null ? (leg.agentNumber ?? '–') : leg.party === 'customer' ? numberText(leg.number, dialect) : leg.number}</td>
              <td>{clock(leg.startedAt)}</td>
              <td>{durationText(secondsOf(leg))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** From the answer on, as clouds bill. */
function secondsOf({ answeredAt, endedAt }: BilledLeg): number | null {
  return answeredAt === null || endedAt === null ? null : Math.max(0, (Date.parse(endedAt) - Date.parse(answeredAt)) / 1000);
}
