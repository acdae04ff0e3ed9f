import type { CrmTemplate } from '../api/settings.ts';
import { ok, type Failure, type Result } from '../result.ts';
import { dueOf, type Due, type DueCall } from './due.ts';
import { fillTemplate, type ValueOf } from './fill.ts';
import { parseTemplate } from './template.ts';

/** What a template makes of a call: the address, what it lacks, and whether it would open by itself. */
export interface CrmDryRun {
  readonly url: string | null;
  /** Placeholders without a value in this call. */
  readonly missing: readonly string[];
  /** Placeholders that no call ever fills: a template with one does not open. */
  readonly unknown: readonly string[];
  readonly wouldOpen: boolean;
  /** `null` when it would open: texts of the namespace `crm`, `why.…`. */
  readonly why: CrmWhyNot | null;
  /** What is wrong with the address, where something is. */
  readonly failure: Failure | null;
}

/** Why a template does not open by itself for a call. */
export const crmWhyNots = ['refused', 'unknown-placeholder', 'no-number', 'by-hand', 'other-direction', 'other-number', 'taken-by-colleague'] as const;
export type CrmWhyNot = (typeof crmWhyNots)[number];

const whyNotOf: Readonly<Record<Due, CrmWhyNot | null>> = {
  now: null,
  waits: null,
  passed: null,
  'waits-for-number': 'no-number',
  'by-hand': 'by-hand',
  'other-direction': 'other-direction',
  'other-number': 'other-number',
  'taken-by-colleague': 'taken-by-colleague',
};

/** Goes through everything that opening does but the opening. The call's moment (`on`) is taken as come. */
export function dryRun(template: CrmTemplate, call: DueCall, valueOf: ValueOf): CrmDryRun {
  const parsed = parseTemplate(template.url, template.allowHttp);
  const filled: Result<{ url: string | null; missing: readonly string[]; unknown: readonly string[] }> = parsed.ok ? fillTemplate(parsed.value, valueOf) : parsed;
  if (!filled.ok) return { url: null, missing: [], unknown: [], wouldOpen: false, why: 'refused', failure: filled.failure };
  const placeholders = parsed.ok ? parsed.value.placeholders : [];
  const due = dueOf(template, placeholders, { ...call, state: template.on === 'end' ? 'ended' : 'answered' });
  const why = filled.value.unknown.length > 0 ? 'unknown-placeholder' : due === 'passed' ? 'no-number' : whyNotOf[due];
  return { ...filled.value, wouldOpen: why === null, why, failure: null };
}

/** The address for a person who asks for it: only a broken template or an unknown placeholder stands against it. */
export function addressOf(template: CrmTemplate, valueOf: ValueOf): Result<{ readonly url: string; readonly unknown: readonly string[] }> {
  const parsed = parseTemplate(template.url, template.allowHttp);
  if (!parsed.ok) return parsed;
  const filled = fillTemplate(parsed.value, valueOf);
  return filled.ok ? ok({ url: filled.value.url, unknown: filled.value.unknown }) : filled;
}
