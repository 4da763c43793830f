import { z } from 'zod';
import { CaseId, DeviceId, Sha256 } from '../model/ids.ts';
import { limits } from '../model/limits.ts';
import { Instant } from '../model/time.ts';

/** Every answer of a Tanggap server carries this header; an answer without it comes from somebody else (a portal, a proxy). */
export const protocolHeader = 'x-tanggap-protocol';
export const protocolVersion = '1';

/** One revision on its way: `body` is the exact text whose SHA-256 is `sha256`. */
export const BatchItem = z.object({
  caseId: CaseId,
  rev: z.int().positive(),
  baseRev: z.int().nonnegative(),
  /** Gapless within (device, incarnation). */
  seq: z.int().positive(),
  formHash: Sha256,
  capturedAt: Instant,
  sha256: Sha256,
  body: z.string(),
});
export type BatchItem = z.infer<typeof BatchItem>;

export const Batch = z.object({
  batchId: z.uuid(),
  deviceId: DeviceId,
  incarnation: z.int().positive(),
  client: z.string().max(40),
  sentAt: Instant,
  items: z.array(BatchItem).min(1).max(limits.batchItems),
});
export type Batch = z.infer<typeof Batch>;

/** created, duplicate: the server has it · quarantined: the server keeps the bytes, a person must look · conflict: same name, other bytes · retry: not stored, send again. */
export const ItemVerdict = z.enum(['created', 'duplicate', 'quarantined', 'conflict', 'retry']);
export type ItemVerdict = z.infer<typeof ItemVerdict>;

export const ItemResult = z.object({
  caseId: z.string(),
  rev: z.int(),
  /** As computed by the server over the bytes it stored; a client believes nothing else. */
  sha256: z.string(),
  verdict: ItemVerdict,
  problem: z.object({ type: z.string(), detail: z.string() }).nullable(),
});
export type ItemResult = z.infer<typeof ItemResult>;

export const BatchReply = z.object({
  batchId: z.uuid(),
  serverTime: Instant,
  results: z.array(ItemResult).max(limits.batchItems),
});
export type BatchReply = z.infer<typeof BatchReply>;

/** RFC 9457; programs act on `type`, never on the prose. */
export const ProblemJson = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});
export type ProblemJson = z.infer<typeof ProblemJson>;

export const routes = {
  ping: { method: 'HEAD', path: '/v1/ping' },
  batches: { method: 'POST', path: '/v1/batches' },
  /** Query: hotline, after (the cursor of the page before, 0 at first). Answers with a FeedPage. */
  feed: { method: 'GET', path: '/v1/publications' },
  publications: { method: 'POST', path: '/v1/publications' },
  /** Behind it the form's hash. Answers with a FormDefinition. */
  form: { method: 'GET', path: '/v1/forms' },
  formReports: { method: 'POST', path: '/v1/form-reports' },
} as const;
