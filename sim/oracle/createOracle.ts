/** One revision that somebody was told is saved. */
export type Said = {
  readonly desk: string;
  readonly caseId: string;
  readonly rev: number;
  readonly sha256: string;
  /** When, in the time of the world. */
  readonly at: number;
};

type Copies = Said & {
  /** Its desk's disk may still hold it. */
  onDesk: boolean;
  /** The disks of desk and server were both put back to a time before it: nothing holds it, and nothing can. */
  isGone: boolean;
};

/**
 * Knows what people were told and what they typed, and nothing of the engine. A copy is promised for as long as one disk
 * that ever held it was not put back by somebody to a time before it.
 */
export type Oracle = {
  readonly attempted: (caseId: string, rev: number, note: string) => void;
  readonly said: (said: Said) => void;
  /** Ids of cases that the server's program cannot bear, as drawn. */
  readonly poison: Map<string, 'poisonCrash' | 'poisonRefused'>;
  /** The disk of this desk is what it was at `imageAt`. @param server what the server holds now. */
  readonly deskPutBack: (desk: string, imageAt: number, server: ReadonlySet<string>) => void;
  /** Another desk has the same disk from now on. */
  readonly serverPutBack: (server: ReadonlySet<string>) => void;
  /** Still promised. */
  readonly promised: () => readonly Said[];
  readonly saidCount: () => number;
  readonly goneCount: () => number;
  readonly wasTyped: (caseId: string, rev: number, note: string) => boolean;
};

export const nameOf = ({ caseId, rev, sha256 }: Pick<Said, 'caseId' | 'rev' | 'sha256'>): string =>
  `${caseId} ${rev} ${sha256}`;

export function createOracle(): Oracle {
  const typed = new Set<string>();
  const all = new Map<string, Copies>();
  return {
    poison: new Map(),
    attempted: (caseId, rev, note) => void typed.add(`${caseId} ${rev} ${note}`),
    said: (said) => {
      const before = all.get(nameOf(said));
      if (before === undefined) all.set(nameOf(said), { ...said, onDesk: true, isGone: false });
      else Object.assign(before, { desk: said.desk, at: said.at, onDesk: true });
    },
    deskPutBack: (desk, imageAt, server) => {
      for (const copies of all.values()) {
        if (copies.desk !== desk || copies.at <= imageAt) continue;
        copies.onDesk = false;
        if (!server.has(nameOf(copies))) copies.isGone = true;
      }
    },
    serverPutBack: (server) => {
      for (const copies of all.values()) if (!copies.onDesk && !server.has(nameOf(copies))) copies.isGone = true;
    },
    promised: () => [...all.values()].filter(({ isGone }) => !isGone),
    saidCount: () => all.size,
    goneCount: () => [...all.values()].filter(({ isGone }) => isGone).length,
    wasTyped: (caseId, rev, note) => typed.has(`${caseId} ${rev} ${note}`),
  };
}
