import { z } from 'zod';
import { Role } from '../model/agent.ts';
import { Answers } from '../model/answers.ts';
import { Call as CallRecord } from '../model/call.ts';
import { CaseBody, CaseRow, OutboxState, ReviewState } from '../model/case.ts';
import { Draft, DraftChange, DraftPosition } from '../model/draft.ts';
import { AgentId, CallId, CaseId, Reference, Sha256, ShiftId } from '../model/ids.ts';
import { FormAttachment } from '../model/formFiles.ts';
import { limits } from '../model/limits.ts';
import { Notice } from '../model/notice.ts';
import { Article, Pack } from '../model/pack.ts';
import { PhoneNumber } from '../model/phone.ts';
import { RegionHit } from '../model/region.ts';
import type { Result } from '../model/result.ts';
import { Review } from '../model/review.ts';
import { Session } from '../model/session.ts';
import { Settings } from '../model/settings.ts';
import { Shift } from '../model/shift.ts';
import { ChainVerdict, ShiftEvent, ShiftEventKind } from '../model/shiftEvent.ts';
import { Surge } from '../model/surge.ts';
import { SyncStatus } from '../model/sync.ts';
import { Instant, LocalDate } from '../model/time.ts';
import { call, callWhileLocked, type Call } from './call.ts';
import { formCalls } from './formCalls.ts';
import { syncCalls } from './syncCalls.ts';

const Nothing = z.strictObject({});
const Done = z.object({});
const Password = z.string().min(1).max(limits.passwordCharacters);
const Comment = z.string().max(limits.commentCharacters);
const Search = z.string().max(limits.searchCharacters);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(limits.rowsPerMessage);
const both: readonly Role[] = ['agent', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

/** What the first paint needs. */
export const DeskState = z.object({
  session: Session,
  settings: Settings,
  hotline: z.object({
    title: z.object({ id: z.string(), en: z.string() }),
    packId: z.string(),
    /** IANA name; every clock on the screen shows it. */
    timeZone: z.string(),
  }),
  workstation: z.string(),
  /** Set only in demo mode, which the screen marks: accounts that can be signed in with, spelled out. */
  demoAccounts: z
    .array(z.object({ username: z.string(), password: z.string(), name: z.string(), role: Role }))
    .nullable(),
  notices: rows(Notice),
  sync: SyncStatus,
  returnedCases: z.int().nonnegative(),
  /** False until accounts were provisioned: the screen then says what IT staff must do. */
  hasAccounts: z.boolean(),
  version: z.string(),
});
export type DeskState = z.infer<typeof DeskState>;

/** A call or a correction that is open on this desk, with everything needed to go on exactly there. */
export const OpenWork = z.object({
  call: CallRecord.nullable(),
  draft: Draft,
  /** True when this program did not open it: it was found on disk at the start and nobody has gone on with it yet. */
  recovered: z.boolean(),
  /** This call may be closed with the surge questions alone: it was open while the surge was on, or its case waits for completion. */
  surge: z.boolean(),
  /** The draft was moved to another form and can be moved back. */
  moved: z.boolean(),
});
export type OpenWork = z.infer<typeof OpenWork>;

export const DraftSave = z.object({
  caseId: CaseId,
  /** The revision this save is based on. */
  revision: z.int().nonnegative(),
  language: Draft.shape.language,
  position: DraftPosition,
  instanceXml: Draft.shape.instanceXml,
  answers: Answers,
  shadow: Answers,
  invalid: Draft.shape.invalid,
  note: Draft.shape.note,
  disposition: Draft.shape.disposition,
  dispositionNote: Draft.shape.dispositionNote,
  changes: z.array(DraftChange).max(limits.changesPerSave),
});
export type DraftSave = z.infer<typeof DraftSave>;

export const CallerVisit = z.object({
  caseId: CaseId,
  reference: Reference,
  at: Instant,
  channel: z.string(),
  disposition: z.string(),
  agentName: z.string(),
  callerName: z.string(),
  business: z.string(),
  region: z.string(),
});

/** A case as it was at one revision. Sensitive answers are masked unless they were asked for by name. */
export const CaseView = z.object({
  row: CaseRow,
  body: CaseBody,
  masked: z.array(z.string()),
  revisions: rows(
    z.object({
      rev: z.int().positive(),
      capturedAt: Instant,
      agentName: z.string(),
      outbox: OutboxState,
      sha256: Sha256,
    }),
  ),
  reviews: rows(Review),
  /** What was asked, answered and changed, in order; values of sensitive questions are left out. */
  changes: rows(DraftChange),
});
export type CaseView = z.infer<typeof CaseView>;

export const ShiftSummary = z.object({
  shift: Shift,
  calls: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  unsent: z.int().nonnegative(),
  unreviewed: z.int().nonnegative(),
});

const Count = z.object({ code: z.string(), count: z.int().nonnegative() });

/** A day's figures, each computed from the rows of that day in the hotline's time zone. */
export const DayFigures = z.object({
  date: LocalDate,
  calls: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  /** Mean handling time in ms = talk + hold + wrap-up, over closed calls (AHT); null without calls. */
  handlingMs: z.number().nonnegative().nullable(),
  talkMs: z.number().nonnegative().nullable(),
  holdMs: z.number().nonnegative().nullable(),
  wrapUpMs: z.number().nonnegative().nullable(),
  dispositions: rows(Count),
  /** Official kinds of trouble after roll-up; a case may count in several. */
  trouble: rows(Count),
  provinces: rows(Count),
  channels: rows(Count),
  hours: rows(z.object({ hour: z.int().min(0).max(23), count: z.int().nonnegative() })),
  corrections: z.int().nonnegative(),
  returned: z.int().nonnegative(),
  incidents: z.int().nonnegative(),
});
export type DayFigures = z.infer<typeof DayFigures>;

/** Every channel between the window and core, one line each. */
export const calls = {
  'desk.state': call('anyone', Nothing, DeskState),
  'desk.dismissNotice': call('anyone', z.object({ id: z.string().max(100) }), Done),
  'session.signIn': call('anyone', z.object({ username: z.string().min(1).max(64), password: Password }), Session),
  'session.unlock': call('anyone', z.object({ password: Password }), Session),
  'session.signOut': call('anyone', Nothing, Session),
  'session.lock': call(both, Nothing, Session),
  'settings.write': call('anyone', Settings.partial().strict(), Settings),
  'shift.open': call(both, Nothing, Shift),
  'shift.close': call(both, z.object({ note: Comment }), Shift),
  'pack.current': call(
    both,
    Nothing,
    z.object({ hash: Sha256, formHash: Sha256, pack: Pack, articles: rows(Article), surge: Surge }),
  ),
  'form.open': call(
    both,
    z.object({ hash: Sha256 }),
    z.object({
      hash: Sha256,
      formId: z.string(),
      version: z.string(),
      xml: z.string().max(limits.formCharacters),
      attachments: z.array(FormAttachment).max(limits.attachmentsPerForm),
    }),
  ),
  'call.open': call(both, z.object({ channel: z.string().max(40), callerNumber: PhoneNumber.nullable() }), OpenWork),
  'call.setNumber': call(both, z.object({ callId: CallId, callerNumber: PhoneNumber.nullable() }), CallRecord),
  'call.hold': call(both, z.object({ callId: CallId }), CallRecord),
  'call.resume': call(both, z.object({ callId: CallId }), rows(CallRecord)),
  'call.end': call(both, z.object({ callId: CallId }), CallRecord),
  'work.list': call(both, Nothing, rows(OpenWork)),
  'work.goOn': call(both, z.object({ caseId: CaseId }), OpenWork),
  'draft.save': callWhileLocked(both, DraftSave, z.object({ revision: z.int().nonnegative(), savedAt: Instant })),
  /** `save` is the draft as it is on the running form; what it was before is kept until the case is saved. */
  'draft.move': call(both, z.object({ save: DraftSave, toFormHash: Sha256 }), OpenWork),
  /** Exactly as before the last move. */
  'draft.undoMove': call(both, z.object({ caseId: CaseId }), OpenWork),
  'case.submit': call(
    both,
    z.object({
      caseId: CaseId,
      revision: z.int().nonnegative(),
      disposition: z.string().max(60),
      dispositionNote: Comment,
    }),
    z.object({ caseId: CaseId, rev: z.int().positive(), reference: Reference, savedAt: Instant, sha256: Sha256 }),
  ),
  'case.list': call(
    both,
    z.object({
      search: Search,
      scope: z.enum(['mine', 'all']),
      outbox: OutboxState.nullable(),
      review: ReviewState.nullable(),
      /** Only cases that wait for the rest of their questions. */
      needsCompletion: z.boolean().optional(),
      date: LocalDate.nullable(),
      before: z.string().max(200).nullable(),
      limit: z.int().min(1).max(limits.rowsPerMessage),
    }),
    z.object({ rows: rows(CaseRow), next: z.string().nullable(), total: z.int().nonnegative() }),
  ),
  'case.open': call(
    both,
    z.object({ caseId: CaseId, rev: z.int().positive().nullable(), reveal: z.array(z.string().max(100)).max(20) }),
    CaseView,
  ),
  'case.correct': call(both, z.object({ caseId: CaseId }), OpenWork),
  'case.discardCorrection': call(both, z.object({ caseId: CaseId }), Done),
  'caller.history': call(both, z.object({ callerNumber: PhoneNumber }), z.object({ visits: rows(CallerVisit) })),
  'region.search': call(both, z.object({ text: Search }), z.object({ hits: rows(RegionHit) })),
  'shiftLog.shifts': call(supervisor, z.object({ date: LocalDate }), z.object({ shifts: rows(ShiftSummary) })),
  'shiftLog.page': call(
    supervisor,
    z.object({
      date: LocalDate.nullable(),
      shiftId: ShiftId.nullable(),
      agentId: AgentId.nullable(),
      kinds: z.array(ShiftEventKind).max(40),
      after: z.int().nonnegative(),
      limit: z.int().min(1).max(limits.rowsPerMessage),
    }),
    z.object({ events: rows(ShiftEvent), next: z.int().positive().nullable() }),
  ),
  'shiftLog.figures': call(supervisor, z.object({ date: LocalDate }), DayFigures),
  'shiftLog.verify': call(supervisor, Nothing, ChainVerdict),
  'review.give': call(
    supervisor,
    z.object({ caseId: CaseId, rev: z.int().positive(), verdict: z.enum(['approved', 'returned']), comment: Comment }),
    Review,
  ),
  ...syncCalls,
  ...formCalls,
} as const satisfies Record<string, Call>;

/** What core tells the window unasked. */
export const events = {
  'session.changed': Session,
  'sync.changed': SyncStatus,
  'settings.changed': Settings,
  'review.changed': z.object({ returnedCases: z.int().nonnegative() }),
  'notice.added': Notice,
  /** Another form or another surge from now on; what is open stays on its own form. */
  'pack.changed': z.object({ formHash: Sha256, packHash: Sha256, surge: Surge }),
  'core.state': z.object({ state: z.enum(['up', 'restarting', 'failed']) }),
  /** A menu entry, a deep link or a second start asks the screen for something; it never acts by itself. */
  'desk.command': z.object({ command: z.enum(['newCall', 'help', 'settings']) }),
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof calls;
export type EventName = keyof typeof events;
export type InputOf<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type OutputOf<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>;

/** Exactly one handler a call: a missing or mistyped one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: InputOf<N>) => Result<OutputOf<N>> | Promise<Result<OutputOf<N>>>;
};

/** What the preload puts on `window.bridge`. It knows no channel names, so it never changes. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Returns its own unsubscribe. */
  readonly onEvent: (listener: (name: string, payload: unknown) => void) => () => void;
};
