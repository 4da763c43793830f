import { canonicalJson } from '../shared/domain/canonicalJson.ts';
import { formHash } from '../shared/domain/formHash.ts';
import type { FormDefinition } from '../shared/model/formFiles.ts';
import type { Sha256 } from '../shared/model/ids.ts';
import { limits } from '../shared/model/limits.ts';
import type { Article, Pack } from '../shared/model/pack.ts';
import { ok, problem, type Result } from '../shared/model/result.ts';
import type { Fault } from './packs/fault.ts';
import { formFaults } from './packs/formFaults.ts';
import { packFaults } from './packs/packFaults.ts';
import { packFile } from './packs/packFile.ts';
import { readArticles } from './packs/readArticles.ts';
import { readFormFile, type FormSource } from './packs/readFormFile.ts';
import { readPack } from './packs/readPack.ts';
import type { CorePorts } from './ports.ts';
import { sha256 } from './sha256.ts';

/** A pack as it lies in its folder, read whole and not yet checked. */
export type PackSource = {
  readonly pack: Pack;
  /** Of every file that counts, byte by byte: two sources with one hash are the same pack. */
  readonly hash: Sha256;
  readonly files: Readonly<Record<string, Sha256>>;
  readonly form: FormSource;
  readonly articles: Article[];
  /** What is wrong apart from the form itself. */
  readonly faults: readonly Fault[];
};

/** A pack that was checked whole. `hash` covers its files and the form as it runs; `form.hash` the form with its data files. */
export type LoadedPack = {
  readonly pack: Pack;
  readonly hash: Sha256;
  readonly form: FormDefinition & { readonly hash: Sha256 };
  readonly articles: Article[];
};

const main = 'pack.json';

/** Reads a pack without looking into its form: some milliseconds. Refused as in `checkPack` when pack.json cannot be read. */
export function readPackSource(folder: string): Result<PackSource> {
  const mainFile = packFile(folder, main, '$', limits.packCharacters);
  if (!mainFile.ok) return refused([mainFile.fault]);
  const pack = readPack(mainFile.text, main);
  if (!('id' in pack)) return refused(pack);
  const form = readFormFile(folder, pack.form);
  const { articles, faults, hashes } = readArticles(folder, pack);
  const files = { ...hashes, ...form.hashes, [main]: sha256(mainFile.text) };
  return ok({
    pack,
    hash: sha256(canonicalJson(files)),
    files,
    form,
    articles,
    faults: [...packFaults(pack, main), ...form.faults, ...faults],
  });
}

/**
 * Checks a pack with its form, compiled where it is a workbook. One wrong place refuses the whole with `invalid_input`:
 * details.file, details.place (a JSON path, a cell or a line) and details.reason are the first, details.problems lists all, at
 * most `limits.rowsPerMessage`.
 */
export async function checkPack(source: PackSource, checkForm: CorePorts['checkForm']): Promise<Result<LoadedPack>> {
  const { pack, articles, files, faults } = source;
  if (source.form.file === null) return refused(faults);
  const check = await checkForm(source.form.file);
  const all = [...faults, ...formFaults(pack, check, main)];
  if (all.length > 0 || check.form === null) return refused(all);
  const hash = formHash(check.form, sha256);
  return ok({ pack, hash: sha256(canonicalJson({ files, form: hash })), form: { ...check.form, hash }, articles });
}

export async function loadPack(folder: string, checkForm: CorePorts['checkForm']): Promise<Result<LoadedPack>> {
  const source = readPackSource(folder);
  return source.ok ? checkPack(source.value, checkForm) : source;
}

function refused(faults: readonly Fault[]): Result<never> {
  const first = faults[0] ?? { file: main, place: '$', reason: 'unknown' };
  const message = `The pack was refused: ${first.file}, ${first.place}: ${first.reason}`;
  return problem('invalid_input', message, { ...first, problems: faults.slice(0, limits.rowsPerMessage) });
}
