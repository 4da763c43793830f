import type { ElectronApplication } from 'playwright';

export type MainDelay = {
  readonly restart: () => Promise<void>;
  /** What 99 of 100 turns of main's loop took at most since then, in milliseconds; in silence that is the timer's own step. */
  readonly p99: () => Promise<number>;
};

const stepMs = 10;

/** How late the main process comes to what it has to do: through it goes every key that is saved and every window. */
export async function watchMain(electron: ElectronApplication): Promise<MainDelay> {
  const histogram = await electron.evaluateHandle((_electron, resolution) => {
    const delays = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution });
    delays.enable();
    return delays;
  }, stepMs);
  return {
    restart: () => histogram.evaluate((delays) => delays.reset()),
    p99: () => histogram.evaluate((delays) => delays.percentile(99) / 1e6),
  };
}
