import { Tabs } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { addressOf, tabsOf, type Where } from '../places.ts';
import styles from './PlaceTabs.module.css';

type PlaceWithTabs = keyof typeof tabsOf;
type TabOf<Place extends PlaceWithTabs> = (typeof tabsOf)[Place][number];

interface Props<Place extends PlaceWithTabs> {
  readonly where: Where;
  readonly place: Place;
  readonly label: string;
  readonly labelOf: (tab: TabOf<Place>) => string;
  readonly children: (tab: TabOf<Place>) => ReactNode;
}

/** The parts of a place side by side; the address says which is shown. */
export function PlaceTabs<Place extends PlaceWithTabs>({ where, place, label, labelOf, children }: Props<Place>): JSX.Element {
  const tabs: readonly TabOf<Place>[] = tabsOf[place];
  const shown = tabs.find((tab) => tab === where.tab) ?? tabs[0];
  return (
    <Tabs
      value={shown ?? null}
      keepMounted={false}
      classNames={{ root: styles['root'] ?? '', list: styles['list'] ?? '', panel: styles['panel'] ?? '' }}
      onChange={(tab) => {
        if (tab !== null) location.hash = addressOf(place, tab);
      }}
    >
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab} data-tab={tab}>
            {labelOf(tab)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab}>
          {tab === shown && children(tab)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
