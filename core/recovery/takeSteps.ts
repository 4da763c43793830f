/** Takes one step after another and lets a call come in between. `stopped` when it was told to stop. */
export async function takeSteps<T>(steps: Iterator<void, T>, isStopped: () => boolean): Promise<T | 'stopped'> {
  for (;;) {
    if (isStopped()) return 'stopped';
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
