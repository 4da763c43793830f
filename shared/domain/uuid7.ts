/** UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then chance. `random` gives at least 10 bytes. */
export function uuid7(atMs: number, random: Uint8Array): string {
  const time = Math.trunc(atMs).toString(16).padStart(12, '0').slice(-12);
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (0x8 | (Number.parseInt(hex.slice(3, 4), 16) & 0x3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}
