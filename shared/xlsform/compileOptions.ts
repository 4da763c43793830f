export type CompileOptions = {
  /** Of the workbook; its stem is the id of a form that sets none. */
  readonly fileName: string;
  /** Media beside the form by name: the text of data files, '' for pictures and sounds. */
  readonly files: ReadonlyMap<string, string>;
  /** A picture that is not there is a warning unless this is true. */
  readonly isMissingMediaAnError?: boolean;
};
