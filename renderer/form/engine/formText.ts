/** Elements that a form may use in its texts; everything else in them is shown as the characters it is written with. */
export const textElements = ['p', 'strong', 'em', 'u', 'ul', 'ol', 'li'] as const;
export type TextElement = (typeof textElements)[number];

export type RichNode =
  | { readonly kind: 'text'; readonly text: string }
  /** An answer shown inside a text: never read as markup, whatever the caller's name looks like. */
  | { readonly kind: 'piped'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'element'; readonly element: TextElement; readonly children: readonly RichNode[] };

/** A text of the form in its present language. */
export type FormText = { readonly rich: readonly RichNode[]; readonly plain: string };
