import type { FormDefinition } from '../shared/model/formFiles.ts';
import type { Sha256 } from '../shared/model/ids.ts';

/** At most so many at a time; the oldest goes first. */
const most = 8;

export type CheckedForms = {
  readonly keep: (hash: Sha256, form: FormDefinition) => void;
  readonly byHash: (hash: Sha256) => FormDefinition | null;
  readonly forget: (hash: Sha256) => void;
  /** The session has ended. */
  readonly clear: () => void;
};

/** Forms that a supervisor had checked, in memory until they are published or the session ends. */
export function createCheckedForms(): CheckedForms {
  const forms = new Map<Sha256, FormDefinition>();
  return {
    keep: (hash, form) => {
      forms.delete(hash);
      forms.set(hash, form);
      for (const oldest of forms.keys()) if (forms.size > most) forms.delete(oldest);
    },
    byHash: (hash) => forms.get(hash) ?? null,
    forget: (hash) => void forms.delete(hash),
    clear: () => forms.clear(),
  };
}
