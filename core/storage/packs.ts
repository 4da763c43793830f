import { z } from 'zod';
import { Sha256 } from '../../shared/model/ids.ts';
import { Article, Pack } from '../../shared/model/pack.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Installed = z.object({
  hash: Sha256,
  formHash: Sha256,
  pack: jsonColumn(Pack),
  articles: jsonColumn(z.array(Article)),
});
export type InstalledPack = z.infer<typeof Installed>;

/** Packs by their hash; a case finds the one that it was captured with. */
export function createPacks(db: Db) {
  const byHash = db.prepare('SELECT hash, form_hash AS formHash, pack, articles FROM pack WHERE hash = ?');
  const insert = db.prepare(`
    INSERT INTO pack (hash, form_hash, pack, articles, installed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  // Packs are few and never change under their hash, and every case view needs one.
  const known = new Map<Sha256, InstalledPack>();
  return {
    byHash: (hash: Sha256): InstalledPack | null => {
      const row = known.get(hash) ?? byHash.get(hash);
      if (row === undefined) return null;
      const pack = known.get(hash) ?? Installed.parse(row);
      known.set(hash, pack);
      return pack;
    },
    /** True when it is new here. */
    keep: ({ hash, formHash, pack, articles }: InstalledPack, at: Instant): boolean =>
      insert.run(hash, formHash, JSON.stringify(pack), JSON.stringify(articles), at).changes > 0,
  };
}
