import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { Provisioning } from '../../shared/model/provisioning.ts';
import { ok } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { addNotice } from './addNotice.ts';

/** Larger than any honest file. */
const mostBytes = 4 * 1024 * 1024;

type Importing = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log'>;

/**
 * Takes over what IT staff handed to this desk, whole or not at all, then overwrites and removes the file, because it
 * holds the device's token. A file that is refused stays where it is, with a notice that says where it is wrong.
 * @returns what was taken over, null for nothing.
 */
export function importProvisioning(desk: Importing, file: string | null): Provisioning | null {
  if (file === null || !existsSync(file)) return null;
  const read = readProvisioning(file);
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
    store.device.set('deviceToken', read.deviceToken);
    store.agents.replaceAll(read.accounts);
    record(desk, 'desk.provisioned', { data: { workstation: read.workstation, accounts: read.accounts.length } });
    return ok(null);
  });
  overwriteAndRemove(desk, file);
  return read;
}

function readProvisioning(file: string): Provisioning | { readonly place: string; readonly reason: string } {
  try {
    if (statSync(file).size > mostBytes) return { place: '', reason: 'tooLarge' };
    const parsed = Provisioning.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return duplicateIn(parsed.data) ?? parsed.data;
    const issue = parsed.error.issues[0];
    return { place: issue?.path.map(String).join('.') ?? '', reason: issue?.code ?? 'invalid' };
  } catch (error) {
    return { place: '', reason: error instanceof SyntaxError ? 'notJson' : 'unreadable' };
  }
}

function duplicateIn({ accounts }: Provisioning): { readonly place: string; readonly reason: string } | null {
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
