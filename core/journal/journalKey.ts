import { hkdfSync } from 'node:crypto';

/** @param databaseKey 64 hexadecimal digits. The journal's own key is derived from it (RFC 5869) and never stored. */
export const journalKey = (databaseKey: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(databaseKey, 'hex'), new Uint8Array(), 'tanggap capture journal', 32));
