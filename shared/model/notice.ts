import { z } from 'zod';
import { Instant } from './time.ts';

/** Something that happened to the desk and that a person must know; the screen has the sentence for each kind. */
export const Notice = z.object({
  id: z.string(),
  at: Instant,
  kind: z.enum([
    'databaseSetAside', // details.file: the damaged or foreign database was kept under this name, a new one was begun
    'settingsReset', // the settings file could not be read and was kept aside
    'keyRepaired', // details.file: a damaged key file was kept under this name, the other copy had the key
    'keyRecovered', // the organisation's key opened the database; this machine opens it again from now on
    'keyReplaced', // details.file: nothing opened the key here, so it was kept and a new database begun
    'provisioningRefused', // details.place, details.reason
    'packRefused', // details.file, details.place, details.reason: the pack in use stays
    'coreRestarted', // the background process died and was started again
    'clockSkewed', // details.minutes: the desk's clock differs from the server's
    'databaseRecovered', // details.file, details.cases: there are now, details.journal and details.salvage: put back from there, details.lost
    'databaseRepaired', // details.file: only an index was damaged; it was made again
    'casesRestored', // details.count: the journal had them and the database did not
    'casesWait', // details.count: in the journal, but their form is not on this desk
    'backupFailed', // details.reason: the last backup could not be made or did not pass its check
    'diskLow',
    'formFailed', // details.version, details.reason, details.detail: this desk went back to the form before
    'announcement', // details.id, details.en: the text in both languages, details.until: an instant, details.by; not listed after that
    'feedRefused', // details.reason (cursor, bytes, shape), details.formHash: the server's list of forms is not believed
  ]),
  details: z.record(z.string(), z.unknown()),
});
export type Notice = z.infer<typeof Notice>;
