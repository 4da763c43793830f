/** Every bound in the product. A limit that is reached is told to the person who reached it; nothing is cut in silence. */
export const limits = {
  /** Rows in one message between processes; lists page beyond it. */
  rowsPerMessage: 200,
  /** Characters in one answer. */
  answerCharacters: 20_000,
  /** Answers in one draft or case. */
  answersPerCase: 2_000,
  /** Characters in one instance document (XML). */
  instanceCharacters: 256 * 1024,
  /** Characters in the free note beside the form. */
  noteCharacters: 20_000,
  /** Characters in a comment, a reason or a shift note. */
  commentCharacters: 2_000,
  /** Characters in one form definition (XML). */
  formCharacters: 4 * 1024 * 1024,
  /** Characters in one data file of a form, files of one form, and characters in all of them together. */
  attachmentCharacters: 8 * 1024 * 1024,
  attachmentsPerForm: 50,
  attachmentsCharacters: 24 * 1024 * 1024,
  /** Bytes of a workbook as it lies on disk, and of its parts when they are unpacked. */
  workbookBytes: 16 * 1024 * 1024,
  workbookUnpackedBytes: 128 * 1024 * 1024,
  /** Rows of one sheet, columns of one row, and cells of a workbook that the compiler reads. */
  sheetRows: 100_000,
  sheetColumns: 1_000,
  workbookCells: 1_000_000,
  /** Milliseconds and megabytes of the process that checks a form. With its start, whoever waits has an answer within ten seconds. */
  formCheckMs: 8_000,
  formCheckMegabytes: 512,
  /** Problems of one check that are listed, and characters of what that process answers; a longer answer is not read. */
  problemsPerCheck: 2_000,
  formAnswerCharacters: 64 * 1024 * 1024,
  /** Characters in a pack.json, and in one knowledge article. */
  packCharacters: 1024 * 1024,
  articleCharacters: 50_000,
  /** Calls that one agent may have open (talking, held or in wrap-up) at a time. */
  openCalls: 8,
  /** Draft changes sent with one save. */
  changesPerSave: 200,
  /** Characters of a search text; longer ones are refused with a sentence. */
  searchCharacters: 200,
  /** Characters of a password. */
  passwordCharacters: 256,
  /** Cases in one batch to the server. */
  batchItems: 500,
  /** Decoded bytes of one batch that the client aims for, and that the server accepts at most. */
  batchBytesTarget: 1024 * 1024,
  batchBytes: 4 * 1024 * 1024,
  /** Digests and names in one question what the server lacks. */
  reconcileRanges: 1_000,
  reconcileNames: 2_000,
  /** Revisions and decoded bytes of one bundle on a removable disk. */
  bundleItems: 20_000,
  bundleBytes: 64 * 1024 * 1024,
  /** Bytes of one case body. */
  caseBytes: 256 * 1024,
  /** Decoded bytes of an answer of the server; a longer one is given up. */
  replyBytes: 1024 * 1024,
  /** Files beside a form that is checked (data, pictures, sounds), and bytes of all of them with the form. */
  mediaPerCheck: 500,
  checkBytes: 64 * 1024 * 1024,
  /** Decoded bytes of a form with its data files on its way to or from the server. */
  publicationBytes: 48 * 1024 * 1024,
  /** Publications in one answer of the server. */
  feedEntries: 100,
  /** Milliseconds between two sendings that a person asks for by hand. */
  manualEveryMs: 10_000,
  /** Milliseconds that one request to the server may take as a whole. */
  requestTimeoutMs: 30_000,
  /** Longest wait between two sync attempts, in milliseconds; there is no last attempt. */
  backoffCapMs: 900_000,
  backoffBaseMs: 5_000,
  /** Longest time that typed text may exist in memory only, in milliseconds. */
  unsavedMs: 2_000,
} as const;
