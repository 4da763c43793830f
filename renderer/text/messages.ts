import type { Settings } from '../../shared/model/settings.ts';
import { messagesEn } from './messages.en.ts';
import { messagesId } from './messages.id.ts';

export type MessageId = keyof typeof messagesId;
export type Language = Settings['language'];

/** The catalogues by language of the screen. */
export const messages: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  id: messagesId,
  en: messagesEn,
};

export const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
