import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { Program } from './buildPrograms.ts';
import { keyOf } from './said.ts';

const Line = z.object({ caseId: z.string(), rev: z.int() });

/** What the server gives out to others (`npm run server -- cases`): each revision as often as it is in there. */
export function inspectExport(program: Program, dataFolder: string): ReadonlyMap<string, number> {
  const words = [program.file, 'cases', '--data', dataFolder];
  const text = execFileSync(process.execPath, words, { env: program.env, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const times = new Map<string, number>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const { caseId, rev } = Line.parse(JSON.parse(line));
    times.set(keyOf(caseId, rev), (times.get(keyOf(caseId, rev)) ?? 0) + 1);
  }
  return times;
}
