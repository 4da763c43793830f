import type { FormContext, FormSession, RestoredForm } from '../../../renderer/form/engine/formSession.ts';
import type { LoadedForm } from '../../../renderer/form/engine/loadedForm.ts';
import type { FormAttachment } from '../../../shared/model/formFiles.ts';
import type { RegionHit } from '../../../shared/model/region.ts';
import type { Result } from '../../../shared/model/result.ts';

/** What a test can reach in the page: the facade, and a small desk around the form. */
export type Harness = {
  readonly load: (xml: string) => Promise<Result<LoadedForm>>;
  /** Loads and opens; the session is then `harness.session`. */
  readonly open: (how: {
    readonly xml: string;
    readonly attachments?: FormAttachment[];
    readonly language?: string;
    readonly context?: Partial<FormContext>;
    readonly restore?: RestoredForm | null;
  }) => Promise<void>;
  session: FormSession;
  loaded: LoadedForm;
  /** Opens a draft with the same form; gives the code of the problem, or null when it is open. */
  readonly restore: (saved: RestoredForm) => Promise<string | null>;
  /** Opens what the session would save just now, through JSON, as it lies on the disk. */
  readonly reopen: () => Promise<void>;
  /** Draws the open session. `regions` are found by any part of their label; each answer takes a moment. */
  readonly show: (how?: { readonly screenLanguage?: 'id' | 'en'; readonly regions?: readonly RegionHit[] }) => void;
  readonly unmount: () => void;
  /** How often a React component of the form drew itself since the page began. */
  readonly renders: () => number;
  closed: number;
};

declare global {
  interface Window {
    harness: Harness;
  }
}
