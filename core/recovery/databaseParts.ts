import { copyFileSync, existsSync, rmSync } from 'node:fs';

/** Everything that belongs to a database file. */
const parts = ['', '-wal', '-shm', '-journal'] as const;

/** A copy of a database that nobody has open, with what its WAL holds. */
export function copyDatabase(from: string, to: string): void {
  removeDatabase(to);
  for (const part of ['', '-wal']) if (existsSync(from + part)) copyFileSync(from + part, to + part);
}

/** Removes a copy that is no longer needed. */
export function removeDatabase(file: string): void {
  for (const part of parts) rmSync(file + part, { force: true });
}
