import type { Disposition } from '../../../shared/contract/desk-rules.ts';

/** The admin's word for it in the user's language, else in any; the id where there is none at all. */
export function dispositionLabel({ id, labels }: Disposition, language: string): string {
  return labels[language] ?? labels['en'] ?? Object.values(labels)[0] ?? id;
}
