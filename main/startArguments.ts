import { parseArgs } from 'node:util';

export type StartArguments = {
  /** Demo accounts and a key that is not sealed; marked on the screen. */
  readonly demo: boolean;
  /** Folder name of the pack; null: the one of this installation. */
  readonly pack: string | null;
  /** Provisioning file handed over by IT staff, or null. */
  readonly provisioning: string | null;
  /** The organisation's key, brought by IT staff to a desk whose machine no longer opens its database; or null. */
  readonly recoveryKey: string | null;
};

/** Reads the words behind the program's name; words meant for Chromium or a deep link are passed over. */
export function readStartArguments(words: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...words],
    strict: false,
    options: {
      demo: { type: 'boolean' },
      pack: { type: 'string' },
      provisioning: { type: 'string' },
      'recovery-key': { type: 'string' },
    },
  });
  const pack = typeof values.pack === 'string' && /^[a-z0-9][a-z0-9-]{1,60}$/.test(values.pack) ? values.pack : null;
  return {
    demo: values.demo === true,
    pack,
    provisioning: typeof values.provisioning === 'string' ? values.provisioning : null,
    recoveryKey: typeof values['recovery-key'] === 'string' ? values['recovery-key'] : null,
  };
}
