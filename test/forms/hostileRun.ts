import { afterAll, expect, it } from 'vitest';
import { openFormChecker } from '../../core/forms/openFormChecker.ts';
import { limits } from '../../shared/model/limits.ts';
import type { FormProblem, FormProblemCode } from '../../shared/model/formProblem.ts';

/** Whatever it is, the answer stands there within 10 s, and nothing ever took more megabytes than this. */
const mostMegabytes = 600;

/**
 * Each file goes through the real child process and is answered with this code and a sentence in both languages.
 */
export function refusesEach(code: FormProblemCode, files: Readonly<Record<string, () => Uint8Array>>): void {
  const checker = openFormChecker();
  afterAll(checker.close);
  it.each(Object.entries(files))(`${code}: %s`, { timeout: 60_000 }, async (_what, make) => {
    const bytes = make();
    const { form, problems, effort } = await checker.check({ fileName: 'formulir.xlsx', bytes, media: new Map() });
    expect(form).toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expectSentence(problems[0]);
    // Who took longer was ended, and then the code is another.
    expect(effort?.ms).toBeLessThan(limits.formCheckMs);
    expect(effort?.megabytes).toBeLessThan(mostMegabytes);
  });
}

export function expectSentence(problem: FormProblem | undefined): void {
  const { id = '', en = '' } = problem?.message ?? {};
  expect(id.length).toBeGreaterThan(40);
  expect(en.length).toBeGreaterThan(40);
  expect(id).not.toBe(en);
}
