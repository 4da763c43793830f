import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Article, Pack } from '../../shared/model/pack.ts';
import { sha256 } from '../sha256.ts';
import type { Fault } from './fault.ts';
import { packFile } from './packFile.ts';

type Articles = {
  readonly articles: Article[];
  readonly faults: readonly Fault[];
  readonly hashes: Readonly<Record<string, Sha256>>;
};

/** The knowledge articles of a pack with their texts; a file that is missing or empty is a fault. */
export function readArticles(folder: string, { knowledge }: Pack): Articles {
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
