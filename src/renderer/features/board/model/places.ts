import type { Section } from './arrange.ts';

/** Who stands where, whatever the agents do. */
export interface PlacedSection {
  readonly name: Section['name'];
  readonly numbers: readonly string[];
}

/** The places of the moment; those of before, the very same objects, as far as nobody has moved. */
export function settlePlaces(before: readonly PlacedSection[], sections: readonly Section[]): readonly PlacedSection[] {
  const settled = sections.map(({ name, agents }): PlacedSection => {
    const held = before.find((section) => section.name === name);
    const isSame = held?.numbers.length === agents.length && agents.every(({ agentNumber }, index) => held.numbers[index] === agentNumber);
    return isSame && held ? held : { name, numbers: agents.map(({ agentNumber }) => agentNumber) };
  });
  return settled.length === before.length && settled.every((section, index) => section === before[index]) ? before : settled;
}
