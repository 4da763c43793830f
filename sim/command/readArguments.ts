import { parseArgs } from 'node:util';
import { type FaultKind, faultKinds } from '../faults/faultKinds.ts';

export type AskedSeeds = {
  readonly kind: 'seeds';
  readonly first: number;
  readonly count: number;
  readonly untilFirst: boolean;
  readonly focus: readonly FaultKind[];
};

export type Asked = AskedSeeds | { readonly kind: 'planted'; readonly only: string | null } | { readonly kind: 'help' };

export const usage = `npm run sim -- --seeds N [--seed S]   N simulated worlds, from seed S (1) on
npm run sim -- --planted [--only NAME]  planted bugs, each of which must be caught

  --seeds N   how many worlds, 1 or more
  --seed S    the first one: 0 to 4294967295
  --focus K,… kinds of faults that every world has, by the names of the table
  --first     stops at the first world that fails
  --planted   applies each planted bug to a copy of the program and says what caught it
  --only NAME one planted bug alone
`;

const mostSeed = 2 ** 32 - 1;

const options = {
  seeds: { type: 'string' },
  seed: { type: 'string' },
  focus: { type: 'string' },
  first: { type: 'boolean' },
  planted: { type: 'boolean' },
  only: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What was asked for, or a sentence that says what cannot be understood. */
export function readArguments(args: readonly string[]): Asked | { readonly wrong: string } {
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return { kind: 'help' };
  if (values.planted === true) {
    if (values.seeds !== undefined || values.seed !== undefined || values.focus !== undefined || values.first) {
      return { wrong: '--planted chooses its seeds itself' };
    }
    return { kind: 'planted', only: values.only ?? null };
  }
  if (values.only !== undefined) return { wrong: '--only belongs to --planted' };
  if (values.seeds === undefined) return { wrong: 'Say --seeds N or --planted' };
  const count = wholeNumber(values.seeds);
  if (count === null || count < 1) return { wrong: `--seeds ${values.seeds} is not a number of worlds` };
  const first = wholeNumber(values.seed ?? '1');
  if (first === null || first + count - 1 > mostSeed) {
    return { wrong: `--seed ${values.seed ?? '1'} is not a seed: 0 to ${mostSeed}, all of the ${count} worlds` };
  }
  const names = values.focus === undefined ? [] : values.focus.split(',');
  const focus = faultKinds.filter((kind) => names.includes(kind));
  const unknown = names.find((name) => !focus.some((kind) => kind === name));
  if (unknown !== undefined) return { wrong: `--focus ${unknown} is no kind of fault` };
  return { kind: 'seeds', first, count, untilFirst: values.first === true, focus };
}

const wholeNumber = (text: string): number | null => (/^\d{1,10}$/.test(text) ? Number(text) : null);
