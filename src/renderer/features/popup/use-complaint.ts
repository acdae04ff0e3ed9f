import { useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';

export type Complaint = 'crm-failed' | 'dial-failed';

/** Why the last thing that was asked for did not happen; `null` when it did. */
export function useComplaint(): readonly [Complaint | null, (of: Complaint, asked: Promise<Result<unknown>>) => Promise<void>] {
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const complainOf = async (of: Complaint, asked: Promise<Result<unknown>>): Promise<void> => {
    const answer = await asked;
    setComplaint(answer.ok && !isFailure(answer.value) ? null : of);
  };
  return [complaint, complainOf];
}

/** Some methods answer with the failure itself. */
function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && 'cause' in value;
}
