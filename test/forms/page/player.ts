import type { FormDefinition } from '../../../shared/model/formFiles.ts';
import type { Step } from '../validForm.ts';

/** What a step asks about, as it was found: the same keys as the step's, each with what is so. */
export type Seen = Readonly<Record<string, unknown>>;

/** What a test can reach in the page. */
export type Player = {
  /** Opens a form, plays the steps, and says what was seen after each. Throws where a step cannot be done. */
  readonly play: (form: FormDefinition, steps: readonly Step[]) => Promise<readonly Seen[]>;
};

declare global {
  interface Window {
    player: Player;
  }
}
