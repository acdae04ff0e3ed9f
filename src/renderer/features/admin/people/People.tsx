import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceTabs } from '../parts/PlaceTabs.tsx';
import type { Where } from '../places.ts';
import { Agents } from './Agents.tsx';
import { Logins } from './Logins.tsx';

/** Who may see calls, and how they get in. */
export function People({ where }: { readonly where: Where }): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <PlaceTabs where={where} place="people" label={t('places.people')} labelOf={(tab) => t(`people.tabs.${tab}`)}>
      {(tab) => (tab === 'agents' ? <Agents /> : <Logins />)}
    </PlaceTabs>
  );
}
