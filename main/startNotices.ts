import type { CoreStart } from '../shared/contract/host.ts';
import type { DatabaseKey } from './databaseKey.ts';

const kinds = { repaired: 'keyRepaired', recovered: 'keyRecovered', replaced: 'keyReplaced' } as const;

/** What people at the desk must know of this start. @param settingsAside name of a settings file that was kept aside. */
export function startNotices(
  settingsAside: string | null,
  key: Pick<DatabaseKey, 'fate' | 'file'> | null,
): CoreStart['notices'] {
  const notices: CoreStart['notices'] = [];
  if (settingsAside !== null) notices.push({ kind: 'settingsReset', details: { file: settingsAside } });
  if (key !== null && key.fate !== 'none') notices.push({ kind: kinds[key.fate], details: { file: key.file } });
  return notices;
}
