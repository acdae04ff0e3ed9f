const opener = '[data-open-agent]';

/** One tile at a time is a stop for Tab: the one that had the focus last, else the first. */
export function holdPlace(list: HTMLElement, agentNumber: string | null): void {
  const wanted = agentNumber === null ? null : list.querySelector<HTMLElement>(`[data-agent-number="${CSS.escape(agentNumber)}"] ${opener}`);
  const place = wanted ?? list.querySelector<HTMLElement>(opener);
  for (const before of list.querySelectorAll<HTMLElement>(`${opener}[tabindex="0"]`)) if (before !== place) before.tabIndex = -1;
  if (place) place.tabIndex = 0;
}

/** Arrows, Home and End lead from tile to tile as they lie on the screen; A presses the tile's "acknowledge". */
export function moveByKey(event: KeyboardEvent, list: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const tile = event.target.closest<HTMLElement>('[data-agent-number]');
  if (!tile) return;
  if (event.key.toLowerCase() === 'a') {
    tile.querySelector<HTMLElement>('button:not([data-open-agent])')?.click();
    return;
  }
  const tiles = [...list.querySelectorAll<HTMLElement>('[data-agent-number]')];
  const next = nextTile(tiles, tiles.indexOf(tile), event.key);
  if (!next) return;
  event.preventDefault();
  next.querySelector<HTMLElement>(opener)?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function nextTile(tiles: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowRight':
      return tiles[at + 1];
    case 'ArrowLeft':
      return tiles[at - 1];
    case 'Home':
      return tiles[0];
    case 'End':
      return tiles.at(-1);
    case 'ArrowDown':
      return nearestBelow(tiles.slice(at + 1), tiles[at], 1);
    case 'ArrowUp':
      return nearestBelow(tiles.slice(0, at).toReversed(), tiles[at], -1);
    default:
      return undefined;
  }
}

/** In the first line below (or above) the one that lies nearest to the tile's own left edge. */
function nearestBelow(others: readonly HTMLElement[], from: HTMLElement | undefined, way: 1 | -1): HTMLElement | undefined {
  if (!from) return undefined;
  const own = from.getBoundingClientRect();
  const line = others.find((other) => (other.getBoundingClientRect().top - own.top) * way > 1)?.getBoundingClientRect().top;
  if (line === undefined) return undefined;
  const inLine = others.filter((other) => Math.abs(other.getBoundingClientRect().top - line) <= 1);
  return inLine.toSorted((a, b) => Math.abs(a.getBoundingClientRect().left - own.left) - Math.abs(b.getBoundingClientRect().left - own.left))[0];
}
