import { z } from 'zod';
import { Sha256 } from '../../shared/model/ids.ts';
import { Article, Pack } from '../../shared/model/pack.ts';
import { limits } from '../../shared/model/limits.ts';
import { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Installed = z.object({
  hash: Sha256,
  formHash: Sha256,
  pack: jsonColumn(Pack),
  articles: jsonColumn(z.array(Article)),
});
export type InstalledPack = z.infer<typeof Installed>;

const Brought = z.object({ formHash: Sha256, installedAt: Instant });

/** Packs by their hash; a case finds the one that it was captured with. */
export function createPacks(db: Db) {
  const byHash = db.prepare('SELECT hash, form_hash AS formHash, pack, articles FROM pack WHERE hash = ?');
  const insert = db.prepare(`
    INSERT INTO pack (hash, form_hash, pack, articles, installed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const since = db.prepare<[string], Instant>('SELECT installed_at FROM pack WHERE hash = ?').pluck();
  // A handful of rows: no index is worth its keep.
  const brought = db.prepare(`
    SELECT form_hash AS formHash, min(installed_at) AS installedAt FROM pack
    WHERE json_extract(pack, '$.id') = ? GROUP BY form_hash LIMIT ${limits.rowsPerMessage}`);
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
    /** Forms that packs of this hotline brought or made here, each once. */
    formsOf: (hotline: string) => z.array(Brought).parse(brought.all(hotline)),
    installedAt: (hash: Sha256): Instant | null => since.get(hash) ?? null,
    /** True when it is new here. */
    keep: ({ hash, formHash, pack, articles }: InstalledPack, at: Instant): boolean =>
      insert.run(hash, formHash, JSON.stringify(pack), JSON.stringify(articles), at).changes > 0,
  };
}
