import { nextMarker, openRecord } from './record.ts';

export type ReadRecords = {
  readonly records: readonly { readonly text: Uint8Array; readonly end: number }[];
  /** Stretches that cannot be read and have a sound record behind them. */
  readonly skipped: number;
  /** The file ends in something that is neither a record nor room kept free: what was being written when the power went, or damage. */
  readonly isTorn: boolean;
};

/** All sound records of a file from `from` on. Damage in the middle costs what it touches; reading goes on behind it. */
export function readRecords(key: Uint8Array, file: string, bytes: Uint8Array, from: number): ReadRecords {
  const records: { text: Uint8Array; end: number }[] = [];
  let skipped = 0;
  let expected = from;
  for (let offset = from; offset >= 0; ) {
    const record = openRecord(key, { file, offset }, bytes);
    if (record === null) {
      offset = nextMarker(bytes, offset + 1);
      continue;
    }
    if (offset > expected) skipped += 1;
    records.push(record);
    offset = record.end;
    expected = record.end;
  }
  return { records, skipped, isTorn: bytes.subarray(expected).some((byte) => byte !== 0) };
}
