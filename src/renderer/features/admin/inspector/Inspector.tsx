import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceTabs } from '../parts/PlaceTabs.tsx';
import type { Where } from '../places.ts';
import { LoggedEvents } from './LoggedEvents.tsx';
import { Pushes } from './Pushes.tsx';
import { Quarantine } from './Quarantine.tsx';

/** What came, how it was understood, and where it went. */
export function Inspector({ where }: { readonly where: Where }): JSX.Element {
  const { t } = useTranslation('admin');
  const item = where.item === null ? null : Number(where.item);
  return (
    <PlaceTabs where={where} place="inspector" label={t('places.inspector')} labelOf={(tab) => t(`inspector.tabs.${tab}`)}>
      {(tab) => {
        if (tab === 'pushes') return <Pushes opened={item} />;
        return tab === 'log' ? <LoggedEvents opened={item} /> : <Quarantine opened={item} />;
      }}
    </PlaceTabs>
  );
}
