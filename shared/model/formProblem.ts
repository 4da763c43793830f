import { z } from 'zod';

/** Everything that can be wrong with a form's file. A code is stable: tests, scripts and the screen rely on it, the sentences may change. */
export const formProblemCodes = [
  // The file
  'not_a_workbook', // HTML, CSV or anything else under the name of a workbook
  'workbook_damaged', // truncated, or parts of it cannot be read
  'workbook_encrypted', // protected by a password
  'workbook_old_format', // .xls or .xlsb
  'workbook_too_large', // bytes, rows, columns, cells: over a limit of shared/model/limits.ts
  'checker_stopped', // the check took too long or too much memory and was ended
  // Sheets, headers, cells
  'sheet_missing',
  'header_missing',
  'header_unknown',
  'header_duplicate',
  'header_not_first', // a title row stands above the headers
  'formula_error', // #REF!, #N/A, …
  'value_invalid', // a cell that allows only certain values holds another
  // Rows of the survey
  'type_missing',
  'type_unknown',
  'name_missing',
  'name_invalid',
  'name_duplicate',
  'group_unbalanced',
  'group_empty',
  'label_missing',
  'translation_missing',
  'parameter_unknown',
  'parameter_invalid',
  'appearance_unknown',
  'repeat_count_invalid',
  'trigger_invalid',
  // Choices
  'list_missing', // a select without the name of its list
  'list_unknown',
  'list_unused',
  'choice_name_missing',
  'choice_name_invalid',
  'choice_duplicate',
  'choice_label_missing',
  // Expressions
  'reference_unknown',
  'reference_ambiguous',
  'reference_circular',
  'expression_invalid',
  'function_unknown',
  'function_arity',
  // Settings, files
  'setting_invalid',
  'file_missing',
  'file_invalid',
  'media_missing',
  'not_supported', // a feature of the standard that this console does not run, by name
  // XForms
  'xml_invalid',
  'part_missing', // head, model, primary instance, body, an id …
  'part_duplicate', // a second body, model … of which only the first would be read
  'attribute_unknown', // an attribute that changes nothing, such as "requird"
  'node_unknown', // a reference to a node that the instance does not have
  'bind_duplicate',
  'control_unknown',
  'control_duplicate',
  'control_invalid',
  'itext_unknown',
  'itext_invalid',
  'instance_unknown',
  'instance_duplicate',
  'data_type_unknown',
  'event_unknown',
  // The dry run in the engine
  'engine_refused',
  'too_slow',
  'too_much_memory',
] as const;

export const FormProblemCode = z.enum(formProblemCodes);
export type FormProblemCode = z.infer<typeof FormProblemCode>;

/** One wrong place of a form: a cell of a workbook, or a line and an element of an XForm. An error refuses the form, a warning does not. */
export const FormProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: FormProblemCode,
  /** As the author wrote it; null when the fault is of the whole file or of an XForm. */
  sheet: z.string().nullable(),
  /** As in Excel: "C12". */
  cell: z.string().nullable(),
  /** Of an XForm, from 1. */
  line: z.int().positive().nullable(),
  /** Of an XForm: "bind /data/umur". */
  element: z.string().nullable(),
  /** What is wrong and what would be right, as a sentence. */
  message: z.object({ id: z.string(), en: z.string() }),
});
export type FormProblem = z.infer<typeof FormProblem>;
