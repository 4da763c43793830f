import { expect } from 'vitest';
import { z } from 'zod';
import { checkForm } from '../../core/forms/checkForm.ts';
import { loadPack } from '../../core/packs.ts';

const Problems = z.object({
  file: z.string(),
  place: z.string(),
  reason: z.string(),
  problems: z.array(z.object({ file: z.string(), place: z.string(), reason: z.string() })).min(1),
});

/** What the refusal of a broken pack says, one line a problem: "file · place · reason". A failed test when it was accepted. */
export async function refusalOf(folder: string): Promise<string[]> {
  const loaded = await loadPack(folder, checkForm);
  if (loaded.ok) throw new Error('The pack was accepted');
  expect(loaded.problem.code).toBe('invalid_input');
  return Problems.parse(loaded.problem.details).problems.map(
    ({ file, place, reason }) => `${file} · ${place} · ${reason}`,
  );
}
