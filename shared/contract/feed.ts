import { z } from 'zod';
import { FormDefinition } from '../model/formFiles.ts';
import { FormFailureReason } from '../model/formVersion.ts';
import { AgentId, CaseId, DeviceId, Sha256 } from '../model/ids.ts';
import { limits } from '../model/limits.ts';
import { Review } from '../model/review.ts';
import { Instant } from '../model/time.ts';
import { ProblemJson } from './http.ts';

/** A hotline's feed: what supervisors published, in the order in which the server committed it. */

/** Name of a hotline: the id of its pack. Every hotline has a feed of its own. */
export const Hotline = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/);

const Person = z.string().min(1).max(100);

/** Made by the desk; the same request sent again has the same id and is stored once. */
const asked = { id: z.uuid(), deviceId: DeviceId, hotline: Hotline, by: Person };

export const PublicationPost = z.discriminatedUnion('kind', [
  z.object({
    ...asked,
    kind: z.literal('form'),
    formHash: Sha256,
    form: FormDefinition,
    /** Of the newest form that the sender knows of, running or scheduled; null when it knows none. */
    baseHash: Sha256.nullable(),
    /** How far the sender has read the feed. */
    cursor: z.int().nonnegative(),
    /** Null: as soon as it is stored. */
    startsAt: Instant.nullable(),
  }),
  z.object({ ...asked, kind: z.literal('cancel'), cancels: z.uuid() }),
  z.object({ ...asked, kind: z.literal('surge'), on: z.boolean() }),
]);
export type PublicationPost = z.infer<typeof PublicationPost>;

/** A form that failed on a desk; the same one is told once. */
export const FormReportPost = z.object({
  deviceId: DeviceId,
  hotline: Hotline,
  formHash: Sha256,
  reason: FormFailureReason,
  detail: z.string().max(limits.commentCharacters),
});
export type FormReportPost = z.infer<typeof FormReportPost>;

/** `seq` only rises within a hotline; it is the cursor. `at` is the server's clock. */
const entry = { seq: z.int().positive(), id: z.uuid(), at: Instant, by: z.string().max(100) };

const Words = z.string().min(1).max(limits.commentCharacters);

export const FeedEntry = z.discriminatedUnion('kind', [
  z.object({
    ...entry,
    kind: z.literal('form'),
    formHash: Sha256,
    formId: FormDefinition.shape.formId,
    version: FormDefinition.shape.version,
    title: FormDefinition.shape.title,
    baseHash: Sha256.nullable(),
    /** Not after `at`: it runs wherever it arrives. */
    startsAt: Instant,
  }),
  z.object({ ...entry, kind: z.literal('cancel'), cancels: z.uuid() }),
  z.object({ ...entry, kind: z.literal('surge'), on: z.boolean() }),
  z.object({
    ...entry,
    kind: z.literal('report'),
    formHash: Sha256,
    reason: FormFailureReason,
    workstation: z.string().max(10),
  }),
  z.object({
    ...entry,
    kind: z.literal('announcement'),
    text: z.object({ id: Words, en: Words }),
    /** Nobody is shown it after that. */
    until: Instant,
  }),
  /** A review that was given elsewhere; desks that do not hold the revision pass it over. */
  z.object({
    ...entry,
    kind: z.literal('review'),
    caseId: CaseId,
    rev: z.int().positive(),
    verdict: Review.shape.verdict,
    comment: Review.shape.comment,
  }),
  /** An account that may no longer sign in, whatever file a desk was given. */
  z.object({ ...entry, kind: z.literal('revocation'), agentId: AgentId }),
]);
export type FeedEntry = z.infer<typeof FeedEntry>;

/** What the operator of a server publishes: an entry without its place and time. `id` makes it the same one when it is repeated. */
export type OperatorPublication = WithoutTurn<Extract<FeedEntry, { kind: 'announcement' | 'review' | 'revocation' }>>;
type WithoutTurn<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never;

/** Entries after the cursor that was asked for, in order; `cursor` is the seq of the last, or the one asked for. */
export const FeedPage = z.object({
  hotline: Hotline,
  cursor: z.int().nonnegative(),
  /** Entries of a kind that this program does not know are passed over (see readFeedPage). */
  entries: z.array(z.unknown()).max(limits.feedEntries),
  more: z.boolean(),
});
export type FeedPage = z.infer<typeof FeedPage>;

export const PublicationReply = z.object({ entry: FeedEntry });
export type PublicationReply = z.infer<typeof PublicationReply>;

/** 409: who was first, and when. */
export const ConflictJson = ProblemJson.extend({ by: z.string(), at: Instant });
export type ConflictJson = z.infer<typeof ConflictJson>;
