import type { BundleReceipt } from '../../shared/contract/bundle.ts';
import type { ItemResult } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { applyBatch } from '../storage/applyBatch.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import type { ArrivedItem, OpenedBundle } from './openBundle.ts';

/**
 * Stores what a bundle brought through the very door of a batch, in batches of one incarnation, so that a copied or
 * repeated disk adds nothing. Returns after the last commit; when it throws, importing the same file again goes on.
 */
export async function applyBundle(
  database: ServerDatabase,
  bundle: OpenedBundle,
  now: () => number,
): Promise<BundleReceipt> {
  const { bundleId, deviceId } = bundle;
  const results: ItemResult[] = [];
  for (const { incarnation, items } of batchesOf(bundle.items)) {
    const at = new Date(now()).toISOString();
    results.push(...(await applyBatch(database, { deviceId, incarnation, at, items })).results);
  }
  return { bundleId, serverTime: new Date(now()).toISOString(), results };
}

function* batchesOf(arrived: readonly ArrivedItem[]) {
  const incarnations = new Set(arrived.map(({ incarnation }) => incarnation));
  for (const incarnation of incarnations) {
    const items = arrived.flatMap((one) => (one.incarnation === incarnation ? [one.item] : []));
    for (let from = 0; from < items.length; from += limits.batchItems) {
      yield { incarnation, items: items.slice(from, from + limits.batchItems) };
    }
  }
}
