/** The short name of what went wrong (`EACCES`, `SQLITE_FULL`); the message may hold what is nobody's business. */
export function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return 'unknown error';
}
