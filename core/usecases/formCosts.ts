import { questionCosts } from '../../shared/domain/questionCosts.ts';
import { readXml } from '../../shared/xform/xml/readXml.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { formModel } from '../packs/formModel.ts';

/** What each question of a version cost in this desk's finished cases, in the order of the form. */
export function formCosts({ store }: Desk, { formHash }: InputOf<'forms.costs'>): Result<OutputOf<'forms.costs'>> {
  const form = store.forms.byHash(formHash);
  if (form === null) return problem('not_found', 'No form with this hash');
  const xml = readXml(form.xml);
  const model = xml.ok ? formModel(xml.root, 'form') : null;
  const questions =
    model !== null && 'nodes' in model ? model.controls.map(({ name, reference }) => ({ name, reference })) : [];
  return ok({ costs: questionCosts(store.draftEvents.ofForm(formHash), questions) });
}
