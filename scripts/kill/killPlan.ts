import { parseArgs } from 'node:util';

/** What one call of the command does: kills, cut images, or flipped bits. */
export type KillPlan =
  | { readonly what: 'rounds'; readonly rounds: number; readonly app: number; readonly seed: number }
  | { readonly what: 'images' | 'flips'; readonly count: number; readonly seed: number }
  | { readonly what: 'bytes'; readonly seed: number };

export const usage = `npm run kill -- --rounds N [--app N] [--seed S]
npm run kill -- --images N [--seed S]
npm run kill -- --every-byte [--seed S]
npm run kill -- --flips N [--seed S]

--rounds  kill -9 of core, of the server and of both, each armed at the first acknowledgement plus 0 to 10 ms; of the N rounds,
          --app N (one in 200 unless told otherwise) kill the whole program with its window
--images  power cuts: journal and WAL cut, zeroed and reordered behind the last fsync, each image opened again
--every-byte  one save, with journal and WAL cut at every byte that it wrote
--flips   a bit, a page or a tail lost in database, WAL, backup, journal, key file or identity, each desk opened again
--seed    where chance begins; the same seed draws the same faults

Ctrl-C ends a run early, with the figures so far. The last line is JSON. Exit code: 0 nothing lost or doubled, 1 something was, 2 the command could not be understood.`;

type Reading = { readonly ok: true; readonly plan: KillPlan } | { readonly ok: false; readonly sentence: string };

const wrong = (sentence: string): Reading => ({ ok: false, sentence });

const most = 1_000_000;
/** A window takes seconds, so one round in that many has one. */
const roundsPerWindow = 200;

/** Reads the words behind `npm run kill --`. @param chance in [0, 1): the seed of a run that names none. */
export function readKillPlan(words: readonly string[], chance: number): Reading {
  const parsed = parse(words);
  if ('sentence' in parsed) return wrong(parsed.sentence);
  const { values } = parsed;
  const named = (['rounds', 'images', 'flips'] as const).filter((name) => values[name] !== undefined);
  const [what] = named;
  if (what === undefined && values['every-byte'] !== true)
    return wrong('Say how many: --rounds N, --images N or --flips N; or --every-byte.');
  const runs = [...named, ...(values['every-byte'] === true ? ['every-byte'] : [])];
  if (runs.length > 1) return wrong(`--${runs.join(' and --')} are different runs: name one.`);
  for (const name of [what, 'app', 'seed'] as const) {
    const text = name === undefined ? undefined : values[name];
    if (text === undefined || (/^\d{1,10}$/.test(text) && (name === 'seed' || Number(text) <= most))) continue;
    return wrong(`--${name} ${text} is not a whole number${name === 'seed' ? '' : ` from 0 to ${most}`}.`);
  }
  const seed = values.seed === undefined ? Math.floor(chance * 1_000_000) : Number(values.seed);
  if (what !== 'rounds' && values.app !== undefined) {
    return wrong('--app belongs to --rounds: nothing else opens a window.');
  }
  if (what === undefined) return { ok: true, plan: { what: 'bytes', seed } };
  const count = Number(values[what]);
  if (count === 0) return wrong(`--${what} 0 would show nothing.`);
  if (what !== 'rounds') return { ok: true, plan: { what, count, seed } };
  const app = values.app === undefined ? Math.floor(count / roundsPerWindow) : Number(values.app);
  if (app > count) return wrong(`--app ${app} is more than the ${count} rounds.`);
  return { ok: true, plan: { what, rounds: count, app, seed } };
}

const parse = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      options: {
        rounds: { type: 'string' },
        app: { type: 'string' },
        images: { type: 'string' },
        flips: { type: 'string' },
        'every-byte': { type: 'boolean' },
        seed: { type: 'string' },
      },
    });
  } catch (error) {
    // The only way in which parseArgs tells of an unknown option or a missing value.
    return { sentence: error instanceof Error ? error.message : String(error) };
  }
};
