/** What the world was told, kept apart from everything that it is compared with. */
export type Said = {
  /** Cases that somebody tried to save. */
  readonly attempted: Set<string>;
  /** Revisions of which core said that they are saved: name → SHA-256. */
  readonly acknowledged: Map<string, string>;
  /** Open drafts: the newest revision of which core said that it is kept. */
  readonly drafts: Map<string, number>;
};

/** A revision's name in every list here. */
export const keyOf = (caseId: string, rev: number): string => `${caseId}/${rev}`;

export const nothingSaid = (): Said => ({ attempted: new Set(), acknowledged: new Map(), drafts: new Map() });
