import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { Provisioning } from '../../shared/model/provisioning.ts';
import { ok } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import type { Identity } from '../storage/identity.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { addNotice } from './addNotice.ts';

/** Larger than any honest file. */
const mostBytes = 4 * 1024 * 1024;

type Importing = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log'>;

/**
 * Takes over what IT staff handed to this desk, whole or not at all, and makes the key that this desk enrols with. Then the
 * file is overwritten and removed, because whoever has its code could enrol in the place of this desk. A file that is
 * refused stays where it is, with a notice that says where it is wrong.
 * @param keep called before the file is gone: the second copy of who this desk is.
 * @returns what was taken over, null for nothing.
 */
export function importProvisioning(
  desk: Importing,
  file: string | null,
  keep: (identity: Identity) => void,
): Provisioning | null {
  if (file === null || !existsSync(file)) return null;
  const read = readProvisioning(file, desk.store.agents.provisioned().length > 0);
  if ('reason' in read) {
    addNotice(desk, 'provisioningRefused', read);
    desk.log.warn('provisioning refused', { code: read.reason });
    return null;
  }
  const { store } = desk;
  store.transaction(() => {
    store.device.set('deviceId', read.deviceId);
    store.device.set('workstation', read.workstation);
    store.device.set('serverUrl', read.serverUrl);
    store.device.set('serverKey', read.serverKey);
    // A file without one says nothing about it: the organisation can still open what it could open before.
    if (read.recoveryKey !== null) store.device.set('recoveryKey', read.recoveryKey);
    // The same file once more, because it could not be removed: its code is for the key that this desk has.
    if (store.device.get('enrolCode') !== read.enrolCode || store.device.get('privateKey') === null) {
      store.device.set('privateKey', newDeviceKey().privateKey);
      store.device.set('enrolCode', read.enrolCode);
      store.device.set('enrolled', null);
    }
    if (read.accounts.length > 0) store.agents.replaceAll(read.accounts);
    record(desk, 'desk.provisioned', { data: { workstation: read.workstation, accounts: read.accounts.length } });
    return ok(null);
  });
  const { schema: _schema, ...identity } = read;
  keep({
    ...identity,
    recoveryKey: store.device.get('recoveryKey'),
    accounts: store.agents.provisioned(),
    privateKey: store.device.get('privateKey') ?? undefined,
    incarnation: Number(store.device.get('incarnation') ?? 1),
  });
  overwriteAndRemove(desk, file);
  return read;
}

function readProvisioning(
  file: string,
  hasPeople: boolean,
): Provisioning | { readonly place: string; readonly reason: string } {
  try {
    if (statSync(file).size > mostBytes) return { place: '', reason: 'tooLarge' };
    const parsed = Provisioning.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return faultIn(parsed.data, hasPeople) ?? parsed.data;
    const issue = parsed.error.issues[0];
    return { place: issue?.path.map(String).join('.') ?? '', reason: issue?.code ?? 'invalid' };
  } catch (error) {
    return { place: '', reason: error instanceof SyntaxError ? 'notJson' : 'unreadable' };
  }
}

function faultIn(
  { accounts }: Provisioning,
  hasPeople: boolean,
): { readonly place: string; readonly reason: string } | null {
  // Nobody could sign in.
  if (accounts.length === 0 && !hasPeople) return { place: 'accounts', reason: 'missing' };
  for (const key of ['id', 'username'] as const) {
    const values = accounts.map((account) => account[key].toLowerCase());
    const at = values.findIndex((value, i) => values.indexOf(value) !== i);
    if (at >= 0) return { place: `accounts.${at}.${key}`, reason: 'duplicate' };
  }
  return null;
}

/** The desk works either way; a file that cannot be removed is imported again at the next start. */
function overwriteAndRemove({ log }: Importing, file: string): void {
  try {
    const descriptor = openSync(file, 'r+');
    try {
      writeSync(descriptor, Buffer.alloc(statSync(file).size));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    rmSync(file);
  } catch (error) {
    log.error('provisioning file not removed', error);
  }
}
