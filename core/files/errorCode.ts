/** "ENOSPC", "SQLITE_FULL" and their like, as the file system and SQLite say them; "unknown" for a bug. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
