const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The database does not take this row, whoever sends it and whenever (SQLSTATE classes 22 and 23). */
export const isDataError = (error: unknown): boolean =>
  /^(22|23)|^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(codeOf(error));

/** Another transaction was in the way; the same work may succeed now (serialization failure, deadlock, busy). */
export const isContention = (error: unknown): boolean => /^(40001|40P01|55P03)$|^SQLITE_BUSY/.test(codeOf(error));

/** The database cannot work now (full disk, lost connection, shutting down): the same request may succeed later. */
export const isUnavailable = (error: unknown): boolean =>
  isContention(error) || /^(08|53|57|58)...$|^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)|^E[A-Z]+$/.test(codeOf(error));
