/** What the relay itself adds to `data` (docs/protocol.md, "IVR and conference steps", "Records under another call id"). */
const ownWords: ReadonlySet<string> = new Set(['before', 'probablyBefore', 'beforeIsCut', 'probableCallIds', 'probableAgents', 'probableAmong', 'takenBy', 'damaged']);
/** Where fields of a push go that bear such a name. */
const elsewhere = 'alsoSent';

/**
 * Fields of a push as an event may hold them: everything that reads an event believes what stands under the relay's own words, so
 * that none of them can be the sender's.
 */
export function withoutOwnWords(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = Object.entries(data);
  if (!fields.some(([name]) => ownWords.has(name))) return { ...data };
  const isMoved = (name: string): boolean => ownWords.has(name) || name === elsewhere;
  const kept = fields.filter(([name]) => !isMoved(name));
  return Object.fromEntries([...kept, [elsewhere, Object.fromEntries(fields.filter(([name]) => isMoved(name)))]]);
}
