import type { InputOf } from '../../shared/contract/ipc.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Api } from '../api.ts';
import type { Clock } from './clock.ts';
import type { Forms } from './forms.ts';

/** Longer than this and an agent would wait with a caller on the line: the form is not for this computer. In ms. */
const slowMs = 10_000;

type Failure = Pick<InputOf<'forms.failed'>, 'reason' | 'detail'>;

/**
 * Loads a form that is to be used from now on, when the window has nothing else to do. One that the engine refuses, or that
 * takes too long here, is told to core, which goes back to the form before. Resolves to whether the form can be used.
 */
export const createFormTrial =
  (api: Api, clock: Clock, forms: Forms, whenIdle: (run: () => void) => void) =>
  async (formHash: Sha256): Promise<boolean> => {
    await new Promise<void>((resolve) => whenIdle(resolve));
    const failure = await tryForm(clock, forms, formHash);
    if (failure === null) return true;
    await api.call('forms.failed', { formHash, ...failure });
    return false;
  };

async function tryForm(clock: Clock, forms: Forms, formHash: Sha256): Promise<Failure | null> {
  // Its text comes from the disk; only the reading of it is on trial.
  const source = await forms.source(formHash);
  if (!source.ok) return null;
  const began = clock.now();
  const form = await forms.load(formHash);
  const tookMs = clock.now() - began;
  if (!form.ok) {
    return { reason: 'engine', detail: form.problem.message.slice(0, limits.commentCharacters) };
  }
  return tookMs > slowMs ? { reason: 'slow', detail: `${Math.round(tookMs / 1000)} s` } : null;
}
