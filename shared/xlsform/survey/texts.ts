import type { TableRow, TextCell } from '../sheet/table.ts';

/** A text in each of its languages; '' is the text of a column without one. */
export type Texts = ReadonlyMap<string, TextCell>;

export const mediaKinds = ['image', 'big-image', 'audio', 'video'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** What is said to a person: each text may stand for all languages or have one for each. */
export type NodeTexts = {
  readonly label: Texts;
  readonly hint: Texts;
  readonly guidance: Texts;
  readonly constraintMessage: Texts;
  readonly requiredMessage: Texts;
  readonly noAppError: Texts;
  readonly media: ReadonlyMap<MediaKind, Texts>;
};

const none: Texts = new Map();

export const noTexts: NodeTexts = {
  label: none,
  hint: none,
  guidance: none,
  constraintMessage: none,
  requiredMessage: none,
  noAppError: none,
  media: new Map(),
};

export function textsOf(row: TableRow): NodeTexts {
  const media = new Map<MediaKind, Texts>();
  for (const kind of mediaKinds) {
    const texts = row.texts(kind);
    if (texts.size > 0) media.set(kind, texts);
  }
  return {
    label: row.texts('label'),
    hint: row.texts('hint'),
    guidance: row.texts('guidance_hint'),
    constraintMessage: row.texts('constraint_message'),
    requiredMessage: row.texts('required_message'),
    noAppError: row.texts('no_app_error_string'),
    media,
  };
}
