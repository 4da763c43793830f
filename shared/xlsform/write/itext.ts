import { compileText, hasOutput } from '../reference/compileText.ts';
import type { ExpressionScope } from '../reference/compileExpression.ts';
import type { SurveyNode } from '../survey/tree.ts';
import type { MediaKind, Texts } from '../survey/texts.ts';
import { element, textElement } from './xmlText.ts';

type Form = '' | 'guidance' | MediaKind;

/** The texts of a form in all their languages. */
export type Itext = {
  /** @param source node that references in the text are read from */
  readonly add: (id: string, form: Form, texts: Texts, source: SurveyNode) => void;
  /** `<itext>`, or null when no text needs it. */
  readonly write: () => string | null;
};

export const isTranslated = (texts: Texts): boolean => [...texts.keys()].some((language) => language !== '');

/** A text that speaks of answers, or comes in several languages, can stand in an itext only. */
export const needsItext = (texts: Texts): boolean =>
  isTranslated(texts) || [...texts.values()].some(({ text }) => hasOutput(text));

/** Folders of media files, as the addresses of the standard name them. */
const folders: Readonly<Record<MediaKind, string>> = {
  image: 'images',
  'big-image': 'images',
  audio: 'audio',
  video: 'video',
};

/** @param languages in the order in which the form shall offer them, the default one first */
export function collectItext(languages: readonly string[], defaultLanguage: string, scope: ExpressionScope): Itext {
  const byId = new Map<string, Map<Form, Map<string, string>>>();
  const used = new Set<string>();
  return {
    add: (id, form, texts, source) => {
      const forms = byId.get(id) ?? new Map<Form, Map<string, string>>();
      const inner = forms.get(form) ?? new Map<string, string>();
      const isNeutral = texts.size === 1 && texts.has('');
      for (const [language, cell] of texts) {
        // A column with the default language's name goes before the one without any.
        if (language === '' && texts.has(defaultLanguage)) continue;
        const text = compileText(cell, source, scope);
        const said = language || defaultLanguage;
        inner.set(isNeutral ? everyLanguage : said, isMedia(form) ? addressed(form, text) : text);
        if (!isNeutral) used.add(said);
      }
      forms.set(form, inner);
      byId.set(id, forms);
    },
    write: () => {
      if (byId.size === 0) return null;
      const named = languages.filter((language) => used.has(language));
      const all = named.length === 0 ? [defaultLanguage] : named;
      const first = all.includes(defaultLanguage) ? defaultLanguage : (all[0] ?? '');
      const translations = all.map((language) =>
        element(
          'translation',
          [
            ['lang', language],
            ['default', language === defaultLanguage ? 'true()' : null],
          ],
          [...byId].map(([id, forms]) => {
            const values = [...forms].flatMap(([form, inner]) => {
              // What is not translated is said in the default language, or in any: an agent cannot read out a dash.
              const own = inner.get(language) ?? inner.get(everyLanguage);
              const text = own ?? (isMedia(form) ? undefined : (inner.get(first) ?? anyOf(inner)));
              if (text === undefined) return [];
              const written = form === 'guidance' || form === 'big-image' ? unseen(text) : text;
              return [textElement('value', [['form', form === '' ? null : form]], written)];
            });
            return textElement('text', [['id', id]], values.join(''));
          }),
        ),
      );
      return element('itext', [], translations);
    },
  };
}

/**
 * The engine shows every text node of an itext, whatever form it has, and no CDATA: so guidance stays what it is for every reader
 * of XML, and does not run on behind the hint.
 */
const unseen = (inner: string): string =>
  inner.includes('<output')
    ? inner
    : `<![CDATA[${inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** A text of a column without a language, where no other language has one of its own: the same in all of them. */
const everyLanguage = '*';
const isMedia = (form: Form): form is MediaKind => form !== '' && form !== 'guidance';
const anyOf = (inner: ReadonlyMap<string, string>): string | undefined => inner.values().next().value;

const addressed = (kind: MediaKind, file: string): string =>
  file.startsWith('jr://') ? file : `jr://${folders[kind]}/${file}`;
