import { callTextsEn } from './callTexts.en.ts';
import { deskTextsEn } from './deskTexts.en.ts';
import type { messagesId } from './messages.id.ts';
import { formTextsEn } from './formTexts.en.ts';
import { reviewTextsEn } from './reviewTexts.en.ts';
import { studioTextsEn } from './studioTexts.en.ts';
import { syncTextsEn } from './syncTexts.en.ts';

/** The same in English; a key that only one language has does not compile. */
export const messagesEn: Record<keyof typeof messagesId, string> = {
  ...deskTextsEn,
  ...callTextsEn,
  ...reviewTextsEn,
  ...formTextsEn,
  ...studioTextsEn,
  ...syncTextsEn,
};
