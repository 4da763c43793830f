import { loadForm as loadEngineForm } from '@getodk/xforms-engine';
import { ok, problem, type Result } from '../../../shared/model/result.ts';
import { answerAttachments } from './answerAttachments.ts';
import { createSession } from './createSession.ts';
import { holdTyping } from './holdTyping.ts';
import { describeForm } from './describeForm.ts';
import { setLanguage } from './languages.ts';
import type { FormSource, LoadedForm } from './loadedForm.ts';
import { createInstance, reasonOf, restoreInstance, type EngineForm } from './openInstance.ts';
import { parseXml } from './parseXml.ts';
import { createStateCells } from './stateCells.ts';

/** The place in the form that an error of the engine speaks of, as far as it names one. */
const elementIn = (reason: string): string | null =>
  /\/[\w.-]+(?:\/[\w.-]+)+/.exec(reason)?.[0] ?? /<[\w:.-]+/.exec(reason)?.[0] ?? null;

const broken = (reason: string): Result<never> =>
  problem('invalid_input', `the form cannot be used: ${reason}`, { element: elementIn(reason), reason });

const read = async ({ xml, attachments }: FormSource): Promise<Result<EngineForm>> => {
  const form = await loadEngineForm(xml, { fetchFormAttachment: answerAttachments(attachments) });
  return form.status === 'failure' ? broken(reasonOf(form.error)) : ok(form);
};

/**
 * Reads a form and opens it once on trial, so that a form which is accepted can be filled. Fails with `invalid_input` and
 * `details: { element, reason }`. Takes up to a second for a large form: do it before the first call, and keep the result.
 */
export async function loadForm(source: FormSource): Promise<Result<LoadedForm>> {
  const reading = parseXml(source.xml);
  if (reading.kind === 'broken') return broken(reading.reason);
  const first = await read(source);
  if (!first.ok) return first;
  const cells = createStateCells();
  const blank = createInstance(first.value, cells);
  if (!blank.ok) return broken(String(blank.problem.details['reason']));

  const form = first.value;
  return ok({
    title: reading.document.querySelector('title')?.textContent ?? '',
    describe: describeForm(blank.value, cells),
    open: async ({ language, context, restore }) => {
      const states = createStateCells();
      const root =
        restore === null || restore.instanceXml === ''
          ? createInstance(form, states)
          : await restoreInstance(form, restore, states);
      if (!root.ok) return root;
      setLanguage(root.value, language);
      const session = holdTyping(createSession(root.value, states, restore?.shadow ?? {}));
      session.setContext(context);
      return ok(session);
    },
  });
}
