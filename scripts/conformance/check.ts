import type { Subject } from './openSubject.ts';

/** What a check saw, in a few words that hold nothing but statuses, names of members and counts. */
export type Seen = { readonly ok: boolean; readonly saw: string };

export type Check = {
  /** One sentence of docs/PROTOCOL.md that a server must make true. */
  readonly says: string;
  /** Looks at the server; a rejection is a failed check too. */
  readonly look: (subject: Subject) => Promise<Seen>;
};

export const seen = (ok: boolean, saw: string): Seen => ({ ok, saw });

/** All of them must hold; what does not is what was seen. */
export const allOf = (...parts: readonly Seen[]): Seen => {
  const wrong = parts.filter(({ ok }) => !ok);
  return { ok: wrong.length === 0, saw: (wrong.length > 0 ? wrong : parts).map(({ saw }) => saw).join('; ') };
};
