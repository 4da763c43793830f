import { z } from 'zod';
import type { Role } from '../model/agent.ts';
import { FormDefinition } from '../model/formFiles.ts';
import { FormProblem } from '../model/formProblem.ts';
import { FormDifference, FormFailureReason, FormVersion, QuestionCost, SheetPicture } from '../model/formVersion.ts';
import { Sha256 } from '../model/ids.ts';
import { limits } from '../model/limits.ts';
import { Surge } from '../model/surge.ts';
import { Instant } from '../model/time.ts';
import { call } from './call.ts';

const both: readonly Role[] = ['agent', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];

const FileName = z.string().min(1).max(200);
/** Bytes as base64. */
const Content = z.base64().max(Math.ceil(limits.workbookBytes / 3) * 4);
const Versions = z.object({ versions: z.array(FormVersion).max(limits.rowsPerMessage) });

/** Channels of a form's life: checked, published, running, failed, measured. */
export const formCalls = {
  'forms.state': call(supervisor, z.strictObject({}), Versions.extend({ surge: Surge })),
  /** The checked form is kept in memory by its hash until it is published or the session ends. */
  'forms.check': call(
    supervisor,
    z.object({
      name: FileName,
      content: Content,
      media: z.array(z.object({ name: FileName, content: Content })).max(limits.mediaPerCheck),
    }),
    z.object({
      problems: z.array(FormProblem).max(limits.rowsPerMessage),
      /** All of them, also those beyond the rows of one message. */
      problemCount: z.int().nonnegative(),
      pictures: z.array(SheetPicture).max(20),
      /** Null when a problem is an error. */
      form: FormDefinition.extend({ hash: Sha256 }).nullable(),
      /** To the running form. */
      difference: FormDifference.nullable(),
    }),
  ),
  /**
   * A checked form, or any kept one to go back to it. Refused: `conflict` (details.by, details.at: somebody was first),
   * `unreachable`, `invalid_input` (details.problems: names of the pack that the form lacks).
   */
  'forms.publish': call(
    supervisor,
    z.object({
      formHash: Sha256,
      /** The running form that the supervisor saw. */
      baseHash: Sha256,
      /** Null: now. */
      startsAt: Instant.nullable(),
    }),
    Versions,
  ),
  /** A scheduled one that has not begun. */
  'forms.cancel': call(supervisor, z.object({ formHash: Sha256 }), Versions),
  /** This desk goes back to the last good form; the server is told. */
  'forms.failed': call(
    both,
    z.object({
      formHash: Sha256,
      reason: FormFailureReason.extract(['engine', 'slow', 'oldApp']),
      detail: z.string().max(limits.commentCharacters),
    }),
    z.object({}),
  ),
  'forms.costs': call(
    supervisor,
    z.object({ formHash: Sha256 }),
    z.object({ costs: z.array(QuestionCost).max(limits.sheetRows) }),
  ),
  'surge.set': call(supervisor, z.object({ on: z.boolean() }), Surge),
} as const;
