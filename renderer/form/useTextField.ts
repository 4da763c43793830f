import { useEffect, useRef, useState, type RefCallback } from 'react';
import { limits } from '../../shared/model/limits.ts';
import { storableText } from './engine/safeText.ts';
import type { QuestionNode } from './engine/formNode.ts';
import { useFormServices } from './formServices.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * A text field that owns what stands in it. The form hears of every key, but nothing that the form says later moves the
 * caret or takes a character away: a change from elsewhere is only taken up while nobody is typing here.
 */
export const useTextField = (
  node: QuestionNode,
): {
  readonly ref: RefCallback<TextControl>;
  readonly initialText: string;
  readonly onInput: () => void;
  /** Why the last text was not taken, or what was changed in it; null when there is nothing to say. */
  readonly notice: string | null;
} => {
  const { session } = useFormServices();
  const say = useFormText();
  const { text, reference } = useNode(node);
  const control = useRef<TextControl>(null);
  const sent = useRef(text);
  const isTyping = useRef(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [initialText] = useState(text);

  const taken = useRef(text);

  const refuse = (length: number): void => setNotice(say('form.tooLong', { length, limit: limits.answerCharacters }));

  const giveBack = (before: string, words: string): void => {
    sent.current = before;
    if (control.current !== null) {
      control.current.value = before;
      control.current.setSelectionRange(before.length, before.length);
    }
    setNotice(words);
  };

  const send = (): void => {
    const field = control.current;
    if (field === null) return;
    const typed = field.value;
    const clean = storableText(typed);
    if (clean.length > limits.answerCharacters) {
      giveBack(sent.current, say('form.tooLong', { length: clean.length, limit: limits.answerCharacters }));
      return;
    }
    if (clean !== typed) {
      const { selectionStart, selectionEnd } = field;
      field.value = clean;
      field.setSelectionRange(selectionStart, selectionEnd);
    }
    sent.current = clean;
    isTyping.current = true;
    setNotice(clean === typed ? null : say('form.unprintable'));
    session.type(reference, clean, () =>
      giveBack(taken.current, say('form.caseTooLong', { limit: limits.instanceCharacters })),
    );
  };

  useEffect(() => {
    taken.current = text;
  }, [text]);

  useEffect(() => {
    const field = control.current;
    if (field === null || text === sent.current) return;
    if (isTyping.current && document.activeElement === field) {
      session.set(reference, field.value);
      return;
    }
    sent.current = text;
    field.value = text;
  }, [text, reference, session]);

  const ref = (field: TextControl): (() => void) => {
    control.current = field;
    // Pasting, dropping and dictating all pass here before anything of them is in the field.
    const onBeforeInput = (event: Event): void => {
      const added = event instanceof InputEvent ? (event.data ?? event.dataTransfer?.getData('text/plain') ?? '') : '';
      const selected = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
      const length = field.value.length - selected + added.length;
      if (added === '' || length <= limits.answerCharacters) return;
      event.preventDefault();
      refuse(length);
    };
    const onBlur = (): void => {
      session.settle();
      isTyping.current = false;
    };
    field.addEventListener('beforeinput', onBeforeInput);
    field.addEventListener('blur', onBlur);
    return () => {
      field.removeEventListener('beforeinput', onBeforeInput);
      field.removeEventListener('blur', onBlur);
      control.current = null;
    };
  };
  return { ref, initialText, onInput: send, notice };
};
