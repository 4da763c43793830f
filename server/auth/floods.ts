/** Token buckets, one for each key. */
export type Buckets = {
  /** Seconds until the next request of this key; 0: now. */
  readonly wait: (key: string) => number;
  readonly spend: (key: string) => void;
  readonly size: () => number;
};

export type BucketSize = { readonly burst: number; readonly perSecond: number };

type Bucket = { readonly level: number; readonly at: number };

/** Keys that are remembered; the one that was quiet for longest is forgotten first, so a flood of keys fills no memory. */
const mostKeys = 20_000;

/** @param monotonic milliseconds; a clock that jumps back gives nothing and takes nothing. */
export function createBuckets({ burst, perSecond }: BucketSize, monotonic: () => number): Buckets {
  const buckets = new Map<string, Bucket>();
  const levelOf = (key: string, now: number): number => {
    const bucket = buckets.get(key);
    if (bucket === undefined) return burst;
    return Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
  };
  return {
    wait: (key) => {
      const level = levelOf(key, monotonic());
      return level >= 1 ? 0 : Math.max(1, Math.ceil((1 - level) / perSecond));
    },
    spend: (key) => {
      const now = monotonic();
      const level = Math.max(0, levelOf(key, now) - 1);
      buckets.delete(key);
      buckets.set(key, { level, at: now });
      if (buckets.size <= mostKeys) return;
      const [quietest] = buckets.keys();
      if (quietest !== undefined) buckets.delete(quietest);
    },
    size: () => buckets.size,
  };
}
