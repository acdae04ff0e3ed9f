/** The places of the console, in the order of its rail; what is seldom needed stands apart at its foot. */
export const places = ['home', 'sources', 'people', 'inspector', 'care'] as const;
export type Place = (typeof places)[number];

/** The parts of a place that has several; the first is shown unless the address says otherwise. */
export const tabsOf = {
  people: ['agents', 'logins'],
  inspector: ['pushes', 'log', 'quarantine'],
  care: ['desk', 'dispositions', 'keeping', 'releases', 'erase', 'audit'],
} as const;

/** Where in the console somebody is, as its address tells. */
export interface Where {
  readonly place: Place;
  readonly tab: string | null;
  /** A push, an entry, a source … that is meant there. */
  readonly item: string | null;
}

/** Reads `#inspector/pushes/12`; what is no place is home. */
export function whereOf(hash: string): Where {
  const [first, tab, item] = hash.replace(/^#/, '').split('/').map(decoded);
  return { place: places.find((place) => place === first) ?? 'home', tab: tab || null, item: item || null };
}

/** The address of a place: links of the console lead by these. */
export function addressOf(place: Place, tab?: string, item?: string | number): string {
  return `#${[place, tab, item].filter((part) => part !== undefined).map((part) => encodeURIComponent(part)).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
