import { canonicalJson } from '../shared/domain/canonicalJson.ts';
import type { FormDefinition } from '../shared/model/formFiles.ts';
import type { Sha256 } from '../shared/model/ids.ts';
import { limits } from '../shared/model/limits.ts';
import type { Article, Pack } from '../shared/model/pack.ts';
import { ok, problem, type Result } from '../shared/model/result.ts';
import type { Fault } from './packs/fault.ts';
import { formFaults } from './packs/formFaults.ts';
import { formModel, type FormModel } from './packs/formModel.ts';
import { nameFaults } from './packs/nameFaults.ts';
import { packFaults } from './packs/packFaults.ts';
import { packFile } from './packs/packFile.ts';
import { readPack } from './packs/readPack.ts';
import { readXml } from '../shared/xform/xml/readXml.ts';
import { textFaults } from './packs/textFaults.ts';
import { sha256 } from './sha256.ts';

/** A pack that was checked whole. `hash` covers every file it names; `form.hash` the form as it runs, with its data files. */
export type LoadedPack = {
  readonly pack: Pack;
  readonly hash: Sha256;
  readonly form: FormDefinition & { readonly hash: Sha256 };
  readonly articles: Article[];
};

const main = 'pack.json';

/**
 * Reads and checks a pack. One wrong place refuses the whole with `invalid_input`: details.file, details.place (a JSON path
 * or a line) and details.reason are the first, details.problems lists all, at most `limits.rowsPerMessage`.
 */
export async function loadPack(folder: string): Promise<Result<LoadedPack>> {
  const mainFile = packFile(folder, main, '$', limits.packCharacters);
  if (!mainFile.ok) return refused([mainFile.fault]);
  const pack = readPack(mainFile.text, main);
  if (!('id' in pack)) return refused(pack);

  const faults = packFaults(pack, main);
  const form = loadForm(folder, pack);
  const articles = loadArticles(folder, pack);
  faults.push(...form.faults, ...articles.faults);
  if (faults.length > 0 || !form.model) return refused(faults);

  const { xml, model } = form;
  const files = { ...articles.hashes, [pack.form]: sha256(xml), [main]: sha256(mainFile.text) };
  return ok({
    pack,
    hash: sha256(canonicalJson(files)),
    form: { hash: sha256(xml), formId: model.formId, version: model.version, title: model.title, xml, attachments: [] },
    articles: articles.articles,
  });
}

function refused(faults: readonly Fault[]): Result<never> {
  const first = faults[0] ?? { file: main, place: '$', reason: 'unknown' };
  const message = `The pack was refused: ${first.file}, ${first.place}: ${first.reason}`;
  return problem('invalid_input', message, { ...first, problems: faults.slice(0, limits.rowsPerMessage) });
}

type FormPart = { readonly xml: string; readonly model: FormModel | null; readonly faults: readonly Fault[] };

function loadForm(folder: string, pack: Pack): FormPart {
  const file = pack.form;
  const none = (...faults: Fault[]): FormPart => ({ xml: '', model: null, faults });
  if (!file.endsWith('.xml')) return none({ file: main, place: 'form', reason: 'The form must be an XForm (.xml)' });
  const read = packFile(folder, file, 'form', limits.formCharacters);
  if (!read.ok) return none(read.fault);
  const xml = readXml(read.text);
  if (!xml.ok) return none({ file, place: `line ${xml.line}`, reason: xml.message.en });
  const model = formModel(xml.root, file);
  if (!('nodes' in model)) return none(...model);
  const languages = pack.languages.map(({ code }) => code);
  const faults = [...formFaults(model, file), ...textFaults(model, file, languages), ...nameFaults(pack, model, main)];
  return { xml: read.text, model, faults };
}

function loadArticles(
  folder: string,
  { knowledge }: Pack,
): { articles: Article[]; faults: Fault[]; hashes: Record<string, Sha256> } {
  const faults: Fault[] = [];
  const hashes: Record<string, Sha256> = {};
  const body = (file: string, place: string): string => {
    const read = packFile(folder, file, place, limits.articleCharacters);
    if (!read.ok) faults.push(read.fault);
    else if (read.text.trim() === '') faults.push({ file, place, reason: 'The article is empty' });
    else hashes[file] = sha256(read.text);
    return read.ok ? read.text : '';
  };
  const articles = knowledge.map(({ id, title, questions, files }, index) => ({
    id,
    title,
    questions,
    body: { id: body(files.id, `knowledge[${index}].files.id`), en: body(files.en, `knowledge[${index}].files.en`) },
  }));
  return { articles, faults, hashes };
}
