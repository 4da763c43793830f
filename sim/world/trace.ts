import { createHash } from 'node:crypto';

export type Trace = {
  readonly say: (who: string, what: string) => void;
  /** Of every line so far: two runs of one seed have the same. */
  readonly hash: () => string;
  readonly tail: () => readonly string[];
};

const keptLines = 60;

/** What happened in a world, line by line: the whole as a hash, the end as text. */
export function createTrace(now: () => number): Trace {
  const hash = createHash('sha256');
  const tail: string[] = [];
  return {
    say: (who, what) => {
      const line = `${(now() / 1000).toFixed(3)} ${who} ${what}`;
      hash.update(`${line}\n`);
      tail.push(line);
      if (tail.length > keptLines) tail.shift();
    },
    hash: () => hash.copy().digest('hex'),
    tail: () => tail,
  };
}
