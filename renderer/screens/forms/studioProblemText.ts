import { z } from 'zod';
import { limits } from '../../../shared/model/limits.ts';
import type { Pack } from '../../../shared/model/pack.ts';
import type { Problem } from '../../../shared/model/result.ts';
import { Instant } from '../../../shared/model/time.ts';
import { problemText } from '../../text/problemText.ts';
import type { Text } from '../../text/useText.tsx';

const First = z.object({ by: z.string().min(1), at: Instant });
const Lacking = z.object({ problems: z.array(z.object({ place: z.string() })).min(1) });

const bytesPerMegabyte = 1024 * 1024;

/** What stands at a place of pack.json ("dispositions[0].requires[7]"): the name of a question, where it is one. */
const nameAt = (pack: Pack | null, place: string): string => {
  let value: unknown = pack;
  for (const [key] of place.matchAll(/[^.[\]]+/g)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return typeof value === 'string' ? value : place;
};

/** Why a form was not published, in a sentence that says what is safe and what to do. */
export const studioProblemText = (
  { say, format }: Pick<Text, 'say' | 'format'>,
  pack: Pack | null,
  { code, details }: Pick<Problem, 'code' | 'details'>,
): string => {
  if (code === 'conflict') {
    const first = First.safeParse(details);
    if (!first.success) return say('publish.conflictUnknown');
    return say('publish.conflict', { by: first.data.by, at: `${format.dateTime(first.data.at)} ${format.zone}` });
  }
  if (code === 'unreachable') return say('publish.unreachable');
  if (code === 'too_large') return say('check.tooLarge', { limit: limits.workbookBytes / bytesPerMegabyte });
  const lacking = code === 'invalid_input' ? Lacking.safeParse(details) : null;
  if (lacking?.success === true) {
    const names = new Set(lacking.data.problems.map(({ place }) => nameAt(pack, place)));
    return say('publish.packNames', { names: [...names].join(', ') });
  }
  return problemText(say, { code, details });
};
