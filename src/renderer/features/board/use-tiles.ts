import { useLayoutEffect, useState } from 'react';
import { TileStore, type TileParts } from './tile-store.ts';

/** The tiles' store, brought up to date before anything is painted. */
export function useTiles(parts: TileParts): TileStore {
  const [tiles] = useState(() => new TileStore(parts));
  useLayoutEffect(() => tiles.update(parts));
  return tiles;
}
