import { z } from 'zod';
import { Settings } from '../model/settings.ts';

/** Messages between main and core over the utility process' own port. Main carries them; it understands none of the business. */

/** The first message core receives. Paths are absolute. */
export const CoreStart = z.object({
  userData: z.string(),
  packFolder: z.string(),
  regionsFile: z.string(),
  /** IT staff's file with the device, its token and its accounts; imported once, then deleted. Null when there is none. */
  provisioningFile: z.string().nullable(),
  /** 64 hexadecimal digits: the database key, unsealed by main. */
  databaseKey: z.string().regex(/^[0-9a-f]{64}$/),
  settings: Settings,
  demo: z.boolean(),
  version: z.string(),
  /** Given back by core at sign-in; lets a core that was restarted go on in the same session. */
  resumeToken: z.string().max(200).nullable(),
  restarted: z.boolean(),
  /** Notices that main has for the people at the desk. */
  notices: z.array(z.object({ kind: z.enum(['settingsReset']), details: z.record(z.string(), z.unknown()) })),
});
export type CoreStart = z.infer<typeof CoreStart>;

/** main → core. */
export const ToCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), start: CoreStart }),
  z.object({ type: z.literal('call'), id: z.int(), name: z.string().max(100), input: z.unknown() }),
  /** Seconds without input at this workstation, sent while somebody is signed in. */
  z.object({ type: z.literal('idle'), seconds: z.number().nonnegative() }),
  z.object({ type: z.literal('power'), event: z.enum(['suspend', 'resume', 'lockScreen', 'shutdown']) }),
  z.object({ type: z.literal('settingsWritten'), settings: Settings }),
]);
export type ToCore = z.infer<typeof ToCore>;

/** core → main. */
export const FromCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('reply'), id: z.int(), result: z.unknown() }),
  z.object({ type: z.literal('event'), name: z.string().max(100), payload: z.unknown() }),
  z.object({ type: z.literal('writeSettings'), settings: Settings.partial() }),
  z.object({ type: z.literal('resumeToken'), token: z.string().max(200).nullable() }),
]);
export type FromCore = z.infer<typeof FromCore>;
