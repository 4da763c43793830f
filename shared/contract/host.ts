import { z } from 'zod';
import { limits } from '../model/limits.ts';
import { SealingPublicKey } from '../model/recoveryKey.ts';
import { Settings } from '../model/settings.ts';

/** Messages between main and core over the utility process' own port. Main carries them; it understands none of the business. */

const HexKey = z.string().regex(/^[0-9a-f]{64}$/);

/** What main has to tell: details.file names what was kept, null for nothing. */
const StartNotice = z.enum(['settingsReset', 'keyRepaired', 'keyRecovered', 'keyReplaced']);

/** The first message core receives. Paths are absolute. */
export const CoreStart = z.object({
  userData: z.string(),
  packFolder: z.string(),
  regionsFile: z.string(),
  /** IT staff's file with the device, its code and its accounts; imported once, then deleted. Null when there is none. */
  provisioningFile: z.string().nullable(),
  /** 64 hexadecimal digits: the database key, unsealed by main. */
  databaseKey: HexKey,
  /** Keys that databases of this desk had before, brought back by IT staff: what was set aside is read with them. Left out: none. */
  formerKeys: z.array(HexKey).optional(),
  settings: Settings,
  demo: z.boolean(),
  version: z.string(),
  /** Given back by core at sign-in; lets a core that was restarted go on in the same session. */
  resumeToken: z.string().max(200).nullable(),
  restarted: z.boolean(),
  /** Notices that main has for the people at the desk. */
  notices: z.array(z.object({ kind: StartNotice, details: z.record(z.string(), z.unknown()) })),
});
export type CoreStart = z.infer<typeof CoreStart>;

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A form's file and the media beside it, on its way to the process that checks it. */
export const FormFileMessage = z.object({
  fileName: z.string().max(1_000),
  bytes: Bytes,
  media: z.map(z.string().max(1_000), Bytes),
});
export type FormFileMessage = z.infer<typeof FormFileMessage>;

/** What came of a check: the checker's own answer, which only core reads, or how its process ended without one. */
export const FormAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), text: z.string().max(limits.formAnswerCharacters) }),
  z.object({ kind: z.literal('timeOver') }),
  /** The end of what the process complained about before it died. */
  z.object({ kind: z.literal('died'), lastWords: z.string().max(4_096) }),
]);
export type FormAnswer = z.infer<typeof FormAnswer>;

/** Switches of the process that checks a form: its whole memory has the bound, and a quarter of it lies outside of the heap. */
export const formCheckerSwitches = [`--max-old-space-size=${Math.floor(limits.formCheckMegabytes * 0.75)}`];

/** main → core. */
export const ToCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), start: CoreStart }),
  z.object({ type: z.literal('call'), id: z.int(), name: z.string().max(100), input: z.unknown() }),
  /** Seconds without input at this workstation, sent while somebody is signed in. */
  z.object({ type: z.literal('idle'), seconds: z.number().nonnegative() }),
  z.object({ type: z.literal('power'), event: z.enum(['suspend', 'resume', 'lockScreen', 'shutdown']) }),
  z.object({ type: z.literal('settingsWritten'), settings: Settings }),
  z.object({ type: z.literal('formChecked'), id: z.int(), answer: FormAnswer }),
]);
export type ToCore = z.infer<typeof ToCore>;

/** core → main. */
export const FromCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('reply'), id: z.int(), result: z.unknown() }),
  z.object({ type: z.literal('event'), name: z.string().max(100), payload: z.unknown() }),
  z.object({ type: z.literal('writeSettings'), settings: Settings.partial() }),
  /** At each start of a desk whose organisation can open its database: the key of the database is sealed to it as well. */
  z.object({ type: z.literal('recoveryKey'), publicKey: SealingPublicKey }),
  z.object({ type: z.literal('resumeToken'), token: z.string().max(200).nullable() }),
  /** Core cannot start processes; main starts one that checks this form and may die. */
  z.object({ type: z.literal('checkForm'), id: z.int(), file: FormFileMessage }),
]);
export type FromCore = z.infer<typeof FromCore>;
