import { hash } from 'node:crypto';
import { z } from 'zod';
import { BatchItem } from '../shared/contract/http.ts';
import { CaseBody } from '../shared/model/case.ts';
import { CaseId } from '../shared/model/ids.ts';
import { limits } from '../shared/model/limits.ts';

export type DeadLetterReason =
  | 'invalid-item' // not the shape of an item
  | 'hash-mismatch' // the body is not the text that the device hashed
  | 'too-large'
  | 'invalid-body' // not a case that this server can read, or another one than the item says
  | 'conflict' // other bytes under a name that is taken
  | 'storage'; // the database does not take it

/** What an item is called in its result, whether or not it could be read. `sha256` is computed here, never copied. */
type ItemName = { readonly caseId: string; readonly rev: number; readonly sha256: string };

/** The text of an item as it stood in the request; found only when somebody needs it. */
export type RawText = () => string;

type ItemHead = { readonly name: ItemName; readonly raw: RawText; readonly seq: number | null };

export type ReadItem =
  | (ItemHead & {
      readonly readable: true;
      readonly item: BatchItem;
      /** What is wrong with the body; looked for when somebody asks, because nobody needs to ask of a body that is stored. */
      readonly bodyFault: () => ItemFault | null;
    })
  | (ItemHead & { readonly readable: false; readonly fault: ItemFault });

export type ItemFault = {
  readonly reason: DeadLetterReason;
  /** Names of members and kinds of faults; never a value. */
  readonly detail: string;
};

export const sha256Of = (text: string): string => hash('sha256', text);

const Loose = z.object({
  caseId: CaseId.nullable().catch(null),
  rev: z.int().nonnegative().nullable().catch(null),
  seq: z.int().positive().nullable().catch(null),
  body: z.string().nullable().catch(null),
});

/** An item as it is kept: the text that came. */
export const readText = (text: string): ReadItem => readItem(parseJson(text), () => text);

/** Judges one item alone, so that one bad item never costs the others. */
export function readItem(value: unknown, raw: RawText): ReadItem {
  const parsed = BatchItem.safeParse(value);
  if (!parsed.success) return unreadable(value, raw, 'invalid-item', faults(parsed.error));
  const item = parsed.data;
  const sha256 = sha256Of(item.body);
  if (sha256 !== item.sha256) return unreadable(value, raw, 'hash-mismatch', 'sha256');
  if (Buffer.byteLength(item.body) > limits.caseBytes) {
    return unreadable(value, raw, 'too-large', `more than ${limits.caseBytes} bytes`);
  }
  const name = { caseId: item.caseId, rev: item.rev, sha256 };
  return { readable: true, name, raw, seq: item.seq, item, bodyFault: () => bodyFault(item) };
}

function bodyFault(item: BatchItem): ItemFault | null {
  const body = CaseBody.safeParse(parseJson(item.body));
  if (!body.success) return { reason: 'invalid-body', detail: faults(body.error) };
  const other = (['caseId', 'rev', 'baseRev', 'formHash'] as const).filter((name) => body.data[name] !== item[name]);
  return other.length === 0 ? null : { reason: 'invalid-body', detail: `${other.join(', ')} differ from the item` };
}

function unreadable(value: unknown, raw: RawText, reason: DeadLetterReason, detail: string): ReadItem {
  const loose = Loose.safeParse(value);
  const known = loose.success ? loose.data : { caseId: null, rev: null, seq: null, body: null };
  return {
    readable: false,
    name: { caseId: known.caseId ?? '', rev: known.rev ?? 0, sha256: sha256Of(known.body ?? raw()) },
    raw,
    seq: known.seq,
    fault: { reason, detail },
  };
}

/** Undefined is not JSON, so it can stand for what is not. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const faults = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.slice(0, 1).join('') || 'value'}: ${issue.code}`)
    .join('; ')
    .slice(0, 300);
