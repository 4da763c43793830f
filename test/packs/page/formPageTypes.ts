/** What a person would see of a node of the form, as plain data. */
export type ShownNode = {
  readonly reference: string;
  readonly name: string;
  readonly kind: string;
  readonly appearances: readonly string[];
  readonly isRelevant: boolean;
  readonly isRequired: boolean;
  readonly value: string | readonly string[];
  readonly label: string;
  readonly hint: string;
  readonly options: readonly string[];
  /** The message of a hard rule that the answer breaks. */
  readonly broken: string | null;
};

/** By question name; several choices with blanks between them; '' clears. */
export type Said = Readonly<Record<string, string>>;

export type FormPage = {
  /** Begins a new instance; gives the languages. */
  readonly open: (xml: string) => Promise<readonly string[]>;
  readonly answer: (answers: Said) => void;
  readonly speak: (language: string) => void;
  readonly nodes: () => readonly ShownNode[];
  readonly xml: () => string;
};
