import { z } from 'zod';
import { Sha256 } from '../../shared/model/ids.ts';
import { Review } from '../../shared/model/review.ts';
import { camelCased } from './camelCased.ts';
import type { DamagedDatabase } from './damagedDatabase.ts';

const Revision = z.object({
  body: z.string(),
  sha256: Sha256,
  incarnation: z.int().positive(),
  seq: z.int().positive(),
});

/** Every revision that can be read, in the order in which they were saved. Whether its text is whole, its hash says. */
export function* salvagedRevisions(damaged: DamagedDatabase): Generator<z.infer<typeof Revision>> {
  for (const row of damaged.rowsOf('case_rev')) {
    const found = Revision.safeParse(row);
    if (found.success) yield found.data;
  }
}

export function* salvagedReviews(damaged: DamagedDatabase): Generator<Review> {
  for (const row of damaged.rowsOf('review')) {
    const found = Review.safeParse(camelCased(row));
    if (found.success) yield found.data;
  }
}
