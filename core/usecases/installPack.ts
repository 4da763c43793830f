import { Sha256 } from '../../shared/model/ids.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { loadPack } from '../packs.ts';
import { record } from '../record.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { addNotice } from './addNotice.ts';

type Installing = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log'>;

/**
 * The pack for this run. A sound one is kept for ever by its hash, with its form; a refused one is told, and the last good
 * one stays in use. Without any, core cannot work, and the problem says where the pack is wrong.
 */
export async function installPack(desk: Installing, folder: string): Promise<Result<InstalledPack>> {
  const { store } = desk;
  const loaded = await loadPack(folder);
  if (!loaded.ok) {
    const { details } = loaded.problem;
    desk.log.warn('pack refused', { code: loaded.problem.code });
    addNotice(desk, 'packRefused', details);
    const last = store.device.get('packHash');
    const kept = last === null ? null : store.packs.byHash(Sha256.parse(last));
    return kept === null
      ? problem('storage_failed', loaded.problem.message, { ...details, reason: 'packRefused' })
      : ok(kept);
  }
  const { pack, hash, form, articles } = loaded.value;
  const installed: InstalledPack = { hash, formHash: form.hash, pack, articles: [...articles] };
  return store.transaction(() => {
    store.forms.keep(form);
    const isNew = store.packs.keep(installed, desk.now());
    store.device.set('packHash', hash);
    if (isNew) record(desk, 'pack.installed', { data: { pack: pack.id, version: pack.version, hash } });
    return ok(installed);
  });
}
