import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Section } from './model/arrange.ts';
import type { PlacedSection } from './model/places.ts';
import { PlaceKeeper } from './place-keeper.ts';

/** Where everybody stands, by {@link PlaceKeeper}. */
export function usePlaces(sections: readonly Section[], wish: string): readonly PlacedSection[] {
  const [keeper] = useState(() => new PlaceKeeper(sections, wish));
  useLayoutEffect(() => keeper.update(sections, wish), [keeper, sections, wish]);
  useEffect(() => () => keeper.stop(), [keeper]);
  const subscribe = useCallback((listener: () => void) => keeper.subscribe(listener), [keeper]);
  return useSyncExternalStore(subscribe, () => keeper.places);
}
