import { constants, type InstanceData, type loadForm, type RootNode } from '@getodk/xforms-engine';
import { ok, problem, type Result } from '../../../shared/model/result.ts';
import type { RestoredForm } from './formSession.ts';
import { mergeShadow } from './mergeShadow.ts';
import { parseXml } from './parseXml.ts';
import type { StateCells } from './stateCells.ts';

/** A form that the engine has read. */
export type EngineForm = Exclude<Awaited<ReturnType<typeof loadForm>>, { readonly status: 'failure' }>;

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const refused = (what: string, reason: string): Result<never> =>
  problem('invalid_input', `${what}: ${reason}`, { reason });

/** A blank instance of a form; only here does the engine find out that an expression cannot be worked out. */
export function createInstance(form: EngineForm, cells: StateCells): Result<RootNode> {
  try {
    return ok(form.createInstance({ stateFactory: cells.factory }).root);
  } catch (error) {
    return refused('the form cannot be opened', reasonOf(error));
  }
}

/** An instance as it was saved, hidden answers included. */
export async function restoreInstance(
  form: EngineForm,
  saved: RestoredForm,
  cells: StateCells,
): Promise<Result<RootNode>> {
  const reading = parseXml(saved.instanceXml);
  if (reading.kind === 'broken') return refused('the saved answers cannot be read', reading.reason);
  mergeShadow(reading.document, saved.shadow);
  const data = new FormData();
  const text = new XMLSerializer().serializeToString(reading.document);
  data.set(constants.INSTANCE_FILE_NAME, new File([text], constants.INSTANCE_FILE_NAME, { type: 'text/xml' }));
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type only narrows `get` for the file put in above
    const { root } = await form.restoreInstance({ data: [data as InstanceData] }, { stateFactory: cells.factory });
    return ok(root);
  } catch (error) {
    return refused('the saved answers do not belong to this form', reasonOf(error));
  }
}
