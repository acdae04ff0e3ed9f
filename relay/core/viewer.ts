/**
 * Names the person whose events these are: the agent's home source and number. A number that is
 * not enrolled yet has its key already, so that whoever is enrolled under it finds the last days.
 */
export type AudienceKey = string;

/** Who reads the log. Nobody else does. */
export type Viewer =
  | {
      readonly role: 'agent';
      readonly agentNumber: string;
      readonly name: string;
      readonly audienceKey: AudienceKey;
    }
  | { readonly role: 'supervisor'; readonly login: string };

/** @param homeSource `null` for an agent that was added before any source of the agents' own cloud. */
export function audienceKeyOf(homeSource: string | null, agentNumber: string): AudienceKey {
  return `${homeSource ?? ''}/${agentNumber}`;
}
