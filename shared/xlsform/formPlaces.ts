import type { Table } from './sheet/table.ts';
import { nodesIn, type Section } from './survey/tree.ts';

export type NodePlace = {
  readonly sheet: string;
  /** From 1, as Excel shows it. */
  readonly row: number;
  /** Column from 0 of each field of the standard: `constraint`, `calculation`, … and `label::Bahasa Indonesia (id)`. */
  readonly columns: ReadonlyMap<string, number>;
};

/** Where each node of the form (`/data/usaha/nama`) comes from, so that a fault that is found later is told by its cell. */
export type FormPlaces = ReadonlyMap<string, NodePlace>;

export function formPlaces(root: Section, survey: Table): FormPlaces {
  const columns = new Map(
    survey.columns.map(({ field, language, index }) => [language === null ? field : `${field}::${language}`, index]),
  );
  const places = new Map<string, NodePlace>();
  for (const { path, row } of nodesIn(root)) {
    if (row !== null && !places.has(path)) places.set(path, { sheet: survey.name, row: row.number, columns });
  }
  return places;
}
