/** The acts of the audit log that have words in the language files; of others the log's own word is shown. */
const acts = [
  'agent-added', 'agent-code', 'agent-edited', 'agent-removed', 'agent-revoked', 'agents-imported', 'backup-downloaded', 'customer-erased', 'desk-set', 'disposition-put', 'disposition-removed',
  'log-in', 'log-in-failed', 'log-out', 'login-added', 'login-removed', 'login-revoked', 'media-monitor', 'media-play', 'media-stop', 'media-stop-and-play', 'numbers-viewed', 'push-resent', 'quarantine-removed', 'quarantine-reread', 'release-added', 'release-offered', 'release-pilots', 'release-removed', 'release-rolled-back', 'retention-set', 'set-up', 'set-up-failed',
  'source-added', 'source-removed', 'source-rotated', 'source-set', 'tel4vn-hook-removed', 'tel4vn-hooks-created', 'test-call',
] as const;

/** `null`: a word that these pages do not know. */
export function knownAct(what: string): (typeof acts)[number] | null {
  return acts.find((known) => known === what) ?? null;
}
