import { Sha256 } from '../../shared/model/ids.ts';
import { ok, problem, type Problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { checkPack, readPackSource, type LoadedPack, type PackSource } from '../packs.ts';
import { record } from '../record.ts';
import { sha256 } from '../sha256.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { addNotice } from './addNotice.ts';

type Installing = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log' | 'version' | 'checkForm'>;

/**
 * The pack for this run. A sound one is kept for ever by its hash, with its form; a refused one is told, and the last good
 * one stays in use. Without any, core cannot work, and the problem says where the pack is wrong.
 */
export async function installPack(desk: Installing, folder: string): Promise<Result<InstalledPack>> {
  const last = lastInstalled(desk);
  const source = readPackSource(folder);
  if (!source.ok) return refuse(desk, source.problem, last);
  const name = nameOf(source.value, desk.version);
  if (last !== null && desk.store.device.get('packSource') === name) return ok(last);
  const loaded = await checkPack(source.value, desk.checkForm);
  return loaded.ok ? install(desk, loaded.value, name) : refuse(desk, loaded.problem, last);
}

/** What was checked by whom: the same files need no second check by the same program, and no second compiling of the form. */
const nameOf = ({ hash }: PackSource, version: string): Sha256 => sha256(`${hash} ${version}`);

function lastInstalled({ store }: Installing): InstalledPack | null {
  const hash = store.device.get('packHash');
  return hash === null ? null : store.packs.byHash(Sha256.parse(hash));
}

function install(desk: Installing, { pack, hash, form, articles }: LoadedPack, name: Sha256): Result<InstalledPack> {
  const { store } = desk;
  const installed: InstalledPack = { hash, formHash: form.hash, pack, articles };
  return store.transaction(() => {
    store.forms.keep(form);
    const isNew = store.packs.keep(installed, desk.now());
    store.device.set('packHash', hash);
    store.device.set('packSource', name);
    if (isNew) record(desk, 'pack.installed', { data: { pack: pack.id, version: pack.version, hash } });
    return ok(installed);
  });
}

function refuse(desk: Installing, { code, message, details }: Problem, last: InstalledPack | null) {
  desk.log.warn('pack refused', { code });
  addNotice(desk, 'packRefused', details);
  return last === null ? problem('storage_failed', message, { ...details, reason: 'packRefused' }) : ok(last);
}
