/** What artefacts are made for. */
export type Platform = 'linux' | 'win' | 'mac';

const platforms: readonly Platform[] = ['linux', 'win', 'mac'];
const parts = ['relay', 'desktop'] as const;
export type Part = (typeof parts)[number];

export interface Asked {
  readonly platforms: readonly Platform[];
  readonly parts: readonly Part[];
}

/**
 * Reads `npm run dist [-- --linux|--win|--mac]` (contract, "Other commands"); several may be named, none means all of them.
 * `--relay` or `--desktop` alone makes that part only.
 *
 * @throws for what is none of them.
 */
export function askedFor(args: readonly string[]): Asked {
  const known = [...platforms, ...parts].map((name) => `--${name}`);
  const strange = args.find((arg) => !known.includes(arg));
  if (strange !== undefined) throw new Error(`"${strange}" is not known here: give ${known.join(', ')}, or nothing for all of it.`);
  const named = <Name extends string>(names: readonly Name[]): readonly Name[] => {
    const given = names.filter((name) => args.includes(`--${name}`));
    return given.length === 0 ? names : given;
  };
  return { platforms: named(platforms), parts: named(parts) };
}
