import type { Bundle } from '../../shared/contract/bundle.ts';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import { utf8Length } from '../../shared/domain/utf8Length.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { sealBundle } from '../bundle/sealBundle.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { sha256 } from '../sha256.ts';

/** Leaves room for what JSON and its signature add to the bodies. */
const bodyBytes = limits.bundleBytes / 4;

/**
 * Everything that waits, as far as one bundle holds it, sealed for the server. The revisions stay as they are: they go
 * over the network as well when it is back, and whichever comes second is a duplicate.
 */
export async function writeBundle(desk: Desk): Promise<Result<OutputOf<'bundle.write'>>> {
  const { store, random } = desk;
  const deviceId = store.device.get('deviceId');
  const privateKey = store.device.get('privateKey');
  const serverKey = store.device.get('serverKey');
  if (deviceId === null || privateKey === null || serverKey === null) {
    return problem('not_found', 'This desk does not know the key of its server', { what: 'serverKey' });
  }
  const items = waiting(desk);
  if (items.length === 0) return problem('not_found', 'Nothing waits for the server', { what: 'revisions' });
  const bundle: Bundle = {
    bundleId: random.uuid(),
    deviceId: DeviceId.parse(deviceId),
    writtenAt: desk.now(),
    receiptKey: Buffer.from(random.bytes(32)).toString('base64url'),
    items,
  };
  const sealed = await sealBundle(bundle, privateKey, serverKey);
  const { bundleId, writtenAt, receiptKey } = bundle;
  // The key is kept before the file leaves: a receipt that nobody can open would be worth nothing.
  store.transaction(() => {
    store.bundles.insert({ id: bundleId, writtenAt, receiptKey });
    record(desk, 'bundle.written', { data: { bundle: bundleId, revisions: items.length } });
    return ok(null);
  });
  const day = writtenAt.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  return ok({
    fileName: `tanggap-${desk.workstation}-${day}.bundle`,
    content: sealed.toString('base64'),
    revisions: items.length,
  });
}

/** In the order of saving; a text that no longer has its hash stays here for a person to look at. */
function waiting({ store }: Desk): Bundle['items'] {
  const items: Bundle['items'] = [];
  let bytes = 0;
  for (const item of store.outbox.pending()) {
    if (sha256(item.body) !== item.sha256) continue;
    bytes += utf8Length(item.body);
    if (bytes > bodyBytes) break;
    items.push(item);
    if (items.length === limits.bundleItems) break;
  }
  return items;
}
