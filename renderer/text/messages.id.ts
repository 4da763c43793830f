import { callTextsId } from './callTexts.id.ts';
import { deskTextsId } from './deskTexts.id.ts';
import { formTextsId } from './formTexts.id.ts';
import { reviewTextsId } from './reviewTexts.id.ts';
import { studioTextsId } from './studioTexts.id.ts';
import { syncTextsId } from './syncTexts.id.ts';

/** Every sentence of the screen in Indonesian, the first language of the product; its keys are the catalogue. */
export const messagesId = {
  ...deskTextsId,
  ...callTextsId,
  ...reviewTextsId,
  ...formTextsId,
  ...studioTextsId,
  ...syncTextsId,
} as const;
