import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from '../files/writeWhole.ts';

/** Databases that were set aside and from which not everything has been taken over yet, oldest first. */
const State = z.strictObject({ setAside: z.array(z.string()) });
export type RecoveryState = z.infer<typeof State>;

const none: RecoveryState = { setAside: [] };

/**
 * A recovery that was begun, kept in a file beside the database until it is finished: whoever is killed in between goes on
 * at the next start. Every step of it may be done twice.
 */
export function recoveryState(databaseFile: string) {
  const file = `${databaseFile}.pemulihan`;
  /** The database answered like a damaged one while it was used: the next start looks at every page. */
  const suspicion = `${databaseFile}.periksa`;
  return {
    read: (): RecoveryState => {
      if (!existsSync(file)) return none;
      try {
        return State.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return none;
      }
    },
    write: (state: RecoveryState): void => writeWhole(file, JSON.stringify(state)),
    finish: (): void => rmSync(file, { force: true }),
    suspect: (): void => writeWhole(suspicion, ''),
    isSuspected: (): boolean => existsSync(suspicion),
    clear: (): void => rmSync(suspicion, { force: true }),
  };
}

export type Recovering = ReturnType<typeof recoveryState>;
