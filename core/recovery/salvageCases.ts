import { join } from 'node:path';
import type { Sha256 } from '../../shared/model/ids.ts';
import { ok } from '../../shared/model/result.ts';
import type { DamagedDatabase } from '../storage/damagedDatabase.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { salvagedReviews, salvagedRevisions } from '../storage/salvagedCases.ts';
import { readDamaged } from './readDamaged.ts';
import { restoreRevision, type Restoring } from './restoreRevision.ts';

/**
 * Cases and judgements that a damaged database still holds and ours lacks. A revision comes back with the number that it
 * had, where that is free. One transaction for each damaged database.
 * @returns how many revisions came back.
 */
export function salvageCases(
  desk: Restoring,
  damaged: { readonly folder: string; readonly key: string; readonly name: string },
  installed: InstalledPack,
): number {
  let restored = 0;
  readDamaged(join(damaged.folder, damaged.name), damaged.key, (found) => {
    desk.store.transaction(() => {
      restored = takeRevisions(desk, found, installed);
      takeReviews(desk, found);
      return ok(null);
    });
  });
  return restored;
}

function takeRevisions(desk: Restoring, found: DamagedDatabase, installed: InstalledPack): number {
  const { store } = desk;
  const rolesOf = (hash: Sha256) => (store.packs.byHash(hash) ?? installed).pack.roles;
  let restored = 0;
  for (const { body: text, sha256, ...number } of salvagedRevisions(found)) {
    const place = store.caseRevs.hasPlace(number) ? null : number;
    // It was saved, so that whatever draft of it an older backup holds is older.
    const revision = { text, sha256, place, draftRevision: Number.MAX_SAFE_INTEGER };
    if (restoreRevision(desk, revision, 'salvage', rolesOf).startsWith('restored')) restored += 1;
  }
  return restored;
}

function takeReviews({ store }: Restoring, found: DamagedDatabase): void {
  for (const review of salvagedReviews(found)) {
    const { caseId, rev, at, verdict, comment } = review;
    const isHere = store.reviews.ofCase(caseId).some((known) => known.at === at && known.rev === rev);
    if (isHere || !store.caseRevs.has(caseId, rev)) continue;
    store.reviews.insert(review);
    if (store.caseHeads.one(caseId)?.rev === rev) store.caseHeads.setReview(caseId, verdict, comment);
  }
}
