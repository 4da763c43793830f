/** A sentence for the author in both languages, with what would be right. */
export type Sentence = { readonly id: string; readonly en: string };
