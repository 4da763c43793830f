import type { TextCell } from '../sheet/table.ts';
import type { MediaKind, Texts } from '../survey/texts.ts';

export type Choice = {
  readonly name: TextCell;
  readonly label: Texts;
  readonly media: ReadonlyMap<MediaKind, Texts>;
  /** The author's own columns, for filters and lookups, by element name. */
  readonly extra: readonly { readonly name: string; readonly value: string }[];
};

export type ChoiceList = { readonly name: string; readonly first: TextCell; readonly choices: readonly Choice[] };
