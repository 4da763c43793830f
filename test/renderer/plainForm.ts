import type { FormSession } from '../../renderer/form/engine/formSession.ts';
import { holdTyping } from '../../renderer/form/engine/holdTyping.ts';
import type { LoadedForm } from '../../renderer/form/engine/loadedForm.ts';
import type { Answers, AnswerValue } from '../../shared/model/answers.ts';
import type { DraftChange } from '../../shared/model/draft.ts';
import { ok } from '../../shared/model/result.ts';
import { instanceOf } from '../support/builders.ts';

const answersIn = (instanceXml: string): Map<string, AnswerValue> =>
  new Map([...instanceXml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [`/data/${name}`, value ?? '']));

const unused = (): never => {
  throw new Error('a plain form has no such thing');
};

/** A form without an engine: whatever is set is an answer. For tests of what happens around a form, not in it. */
export const plainForm: LoadedForm = {
  title: 'Plain',
  describe: () => [],
  open: ({ language, restore }) => {
    const values = answersIn(restore?.instanceXml ?? '');
    const hidden: Answers = restore?.shadow ?? {};
    const listeners = new Set<() => void>();
    let changes: DraftChange[] = [];
    let shown = language;
    const answers = (): Answers => Object.fromEntries(values);
    const session: Omit<FormSession, 'type' | 'settle'> = {
      steps: [],
      languages: ['id', 'en'],
      language: () => shown,
      setLanguage: (next) => {
        shown = next;
      },
      setContext: () => undefined,
      set: (reference, value) => {
        const kind = values.has(reference) ? 'changed' : 'answered';
        values.set(reference, value);
        changes.push({ at: new Date(0).toISOString(), reference, kind, value });
        for (const listener of listeners) listener();
        return ok(null);
      },
      setRegion: unused,
      addRepeat: unused,
      removeRepeat: unused,
      questions: () => [],
      locate: () => null,
      answers,
      shadow: () => hidden,
      invalid: () => [],
      xml: () => instanceOf(answers()),
      snapshot: () => ({ instanceXml: instanceOf(answers()), answers: answers(), shadow: hidden, invalid: [] }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      markShown: () => undefined,
      takeChanges: () => {
        const taken = changes;
        changes = [];
        return taken;
      },
      dispose: () => listeners.clear(),
    };
    return Promise.resolve(ok(holdTyping(session)));
  },
};
