/** What age, a failing chip or a careless program does to one file. */
const kinds = ['bit', 'sector', 'page', 'cut', 'emptied'] as const;
type Damage = (typeof kinds)[number];

const sectorBytes = 512;
const pageBytes = 2048;

/** @param chance in [0, 1). */
export function damage(bytes: Buffer, chance: () => number): { readonly bytes: Buffer; readonly how: string } {
  const draw = chance();
  // Mostly bits: the rest is found more easily. A file that lost everything is rare.
  const kind: Damage =
    draw < 0.5 ? 'bit' : draw < 0.65 ? 'sector' : draw < 0.8 ? 'page' : draw < 0.97 ? 'cut' : 'emptied';
  const at = Math.floor(chance() * bytes.length);
  return { bytes: damaged(bytes, kind, at, chance), how: `${kind} at ${at} of ${bytes.length}` };
}

function damaged(bytes: Buffer, kind: Damage, at: number, chance: () => number): Buffer {
  if (kind === 'emptied') return Buffer.alloc(0);
  if (kind === 'cut') return bytes.subarray(0, at);
  const hurt = Buffer.from(bytes);
  if (kind === 'bit') {
    if (hurt.length > 0) hurt.writeUInt8(hurt.readUInt8(at) ^ (1 << Math.floor(chance() * 8)), at);
    return hurt;
  }
  const size = kind === 'sector' ? sectorBytes : pageBytes;
  const from = at - (at % size);
  // Either wiped, or something else that was written to the wrong place.
  const isWiped = chance() < 0.5;
  for (let i = from; i < Math.min(from + size, hurt.length); i += 1) hurt[i] = isWiped ? 0 : Math.floor(chance() * 256);
  return hurt;
}
