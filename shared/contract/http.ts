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

/** What one server takes at most in one batch; whoever reads it clamps it (a server may say zero, or a billion). */
export const ServerLimits = z.object({ items: z.int(), bytes: z.int() });
export type ServerLimits = z.infer<typeof ServerLimits>;

/** How far one incarnation of a device has come on the server. */
export const Watermark = z.object({
  incarnation: z.int().positive(),
  /** Every number up to here has arrived. */
  contiguousSeq: z.int().nonnegative(),
  /** Every number up to here is in a backup that was opened again and checked. */
  securedSeq: z.int().nonnegative(),
});
export type Watermark = z.infer<typeof Watermark>;

/** What a server says of itself beside its results. Another `epoch` is a server that was restored: reconcile. */
export const ServerState = z.object({
  epoch: z.uuid(),
  watermark: Watermark,
  limits: ServerLimits,
});
export type ServerState = z.infer<typeof ServerState>;

export const BatchReply = z.object({
  batchId: z.uuid(),
  serverTime: Instant,
  results: z.array(ItemResult).max(limits.batchItems),
  /** A server that says nothing of itself, or nonsense, is still believed about its results. */
  state: ServerState.optional().catch(undefined),
});
export type BatchReply = z.infer<typeof BatchReply>;

/** One name and the hash under which the desk believes that the server has it. */
const HeldName = z.object({ caseId: CaseId, rev: z.int().positive(), sha256: Sha256 });

/**
 * Asks what the server lacks of what it has accepted before. `ranges`: digests over seqs of one incarnation
 * (docs/PROTOCOL.md, reconcile); `names`: single revisions, asked for where a digest differed.
 */
export const ReconcilePost = z.object({
  deviceId: DeviceId,
  incarnation: z.int().positive(),
  ranges: z
    .array(z.object({ from: z.int().positive(), to: z.int().positive(), sha256: Sha256 }))
    .max(limits.reconcileRanges),
  names: z.array(HeldName).max(limits.reconcileNames),
});
export type ReconcilePost = z.infer<typeof ReconcilePost>;

export const ReconcileReply = z.object({
  serverTime: Instant,
  state: ServerState,
  /** `from` of each range whose digest is another one here. */
  differing: z.array(z.int().positive()).max(limits.reconcileRanges),
  /** Names that are not here with this hash, as they were asked. */
  missing: z.array(z.object({ caseId: CaseId, rev: z.int().positive() })).max(limits.reconcileNames),
});
export type ReconcileReply = z.infer<typeof ReconcileReply>;

/** A device makes itself known: once, with the code of its file; the same request again has the same answer. */
export const EnrolPost = z.object({
  deviceId: DeviceId,
  code: z.string().min(20).max(100),
  /** Raw Ed25519 public key (RFC 8032), 32 bytes, base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type EnrolPost = z.infer<typeof EnrolPost>;

export const EnrolReply = z.object({ serverTime: Instant, epoch: z.uuid() });
export type EnrolReply = z.infer<typeof EnrolReply>;

/** To be signed within two minutes, once. */
export const NonceReply = z.object({ nonce: z.string().min(16).max(200) });
export type NonceReply = z.infer<typeof NonceReply>;

/**
 * An assertion (after RFC 7523): `signature` is the device's Ed25519 signature, base64url, over the UTF-8 text
 * `tanggap-token\n${deviceId}\n${nonce}`. The server's nonce stands for the clock that a desk may have wrong.
 */
export const TokenPost = z.object({
  deviceId: DeviceId,
  nonce: z.string().min(16).max(200),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  /** How the desk fares, for the person who runs the server; no word of a caller. */
  health: z.object({
    client: z.string().max(40),
    incarnation: z.int().positive(),
    pending: z.int().nonnegative(),
    parked: z.int().nonnegative(),
    oldestPendingAt: Instant.nullable(),
  }),
});
export type TokenPost = z.infer<typeof TokenPost>;

export const TokenReply = z.object({
  accessToken: z.string().min(16).max(1_000),
  /** Seconds from now on, measured with a clock that never jumps. */
  expiresIn: z.int().positive(),
  serverTime: Instant,
  epoch: z.uuid(),
  limits: ServerLimits,
});
export type TokenReply = z.infer<typeof TokenReply>;

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
  enrol: { method: 'POST', path: '/v1/enrol' },
  nonce: { method: 'GET', path: '/v1/nonce' },
  token: { method: 'POST', path: '/v1/token' },
  batches: { method: 'POST', path: '/v1/batches' },
  reconcile: { method: 'POST', path: '/v1/reconcile' },
  /** Query: hotline, after (the cursor of the page before, 0 at first). Answers with a FeedPage. */
  feed: { method: 'GET', path: '/v1/publications' },
  publications: { method: 'POST', path: '/v1/publications' },
  /** Behind it the form's hash. Answers with a FormDefinition. */
  form: { method: 'GET', path: '/v1/forms' },
  formReports: { method: 'POST', path: '/v1/form-reports' },
} as const;
