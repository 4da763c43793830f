import { createCipheriv, createDecipheriv } from 'node:crypto';

/** "TGJ1": where a record may begin. Also found in the middle of a damaged file. */
const marker = Buffer.from('TGJ1', 'latin1');
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = marker.length + 4;
const frameBytes = headBytes + nonceBytes + tagBytes;

/** Where a record stands. It is part of what the tag covers, so that a record cannot be moved to another place. */
export type Place = { readonly file: string; readonly offset: number };

const placeBytes = (place: Place, head: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${place.file} ${place.offset} `, 'utf8'), head]);

/**
 * marker (4) ‖ length of the text in bytes (4, little endian) ‖ nonce (12) ‖ AES-256-GCM of the text ‖ tag (16). The tag is
 * the check of everything before it and of the place.
 * @param nonce 12 random bytes.
 */
export function sealRecord(key: Uint8Array, place: Place, nonce: Uint8Array, text: Uint8Array): Uint8Array {
  const head = Buffer.alloc(headBytes);
  marker.copy(head);
  head.writeUInt32LE(text.length, marker.length);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(placeBytes(place, head));
  const sealed = [cipher.update(text), cipher.final()];
  return Buffer.concat([head, nonce, ...sealed, cipher.getAuthTag()]);
}

/** Null when no whole record of this key stands at this place. */
export function openRecord(
  key: Uint8Array,
  place: Place,
  bytes: Uint8Array,
): { readonly text: Uint8Array; readonly end: number } | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { offset } = place;
  if (offset + frameBytes > file.length || !file.subarray(offset, offset + marker.length).equals(marker)) return null;
  const end = offset + frameBytes + file.readUInt32LE(offset + marker.length);
  if (end > file.length) return null;
  const sealedAt = offset + headBytes + nonceBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(offset + headBytes, sealedAt), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(placeBytes(place, file.subarray(offset, offset + headBytes)));
  decipher.setAuthTag(file.subarray(end - tagBytes, end));
  const text = decipher.update(file.subarray(sealedAt, end - tagBytes));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return { text, end };
}

/** The next place at or behind `from` where a record may begin; -1 for none. */
export const nextMarker = (bytes: Uint8Array, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(marker, from);
