import { z } from 'zod';
import { SeqRanges } from '../../arrivedSeqs.ts';
import type { DeviceSeqs } from './ledger.ts';

const Row = z.object({
  contiguous_seq: z.int().nonnegative(),
  secured_seq: z.int().nonnegative(),
  ranges: z.string(),
  seen_at: z.string(),
  copied_at: z.string().nullable(),
});

/** A row of `device_seq` as it is stored. Throws when it holds what no server wrote. */
export function deviceSeqs(stored: unknown): DeviceSeqs {
  const row = Row.parse(stored);
  return {
    contiguousSeq: row.contiguous_seq,
    securedSeq: row.secured_seq,
    ranges: row.ranges === '[]' ? [] : SeqRanges.parse(JSON.parse(row.ranges)),
    seenAt: row.seen_at,
    copiedAt: row.copied_at,
  };
}
