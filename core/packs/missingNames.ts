import { readXml } from '../../shared/xform/xml/readXml.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Fault } from './fault.ts';
import { formModel } from './formModel.ts';
import { nameFaults } from './nameFaults.ts';

/** What a pack names that another form than its own does not ask: with any of it the two cannot work together. */
export function missingNames(pack: Pack, formXml: string): readonly Fault[] {
  const file = 'pack.json';
  const xml = readXml(formXml);
  if (!xml.ok) return [{ file, place: `line ${xml.line}`, reason: xml.message.en }];
  const model = formModel(xml.root, file);
  return 'nodes' in model ? [...nameFaults(pack, model, file)] : model;
}
