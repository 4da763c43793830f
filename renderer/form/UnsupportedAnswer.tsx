import type { ReactNode } from 'react';
import css from './Answer.module.css';
import { useFormText } from './useFormText.ts';

/** A question that only another device can answer (photo, map): said, so that nobody waits for a field. */
export const UnsupportedAnswer = (): ReactNode => {
  const say = useFormText();
  return <p className={css['soft']}>{say('form.unsupported')}</p>;
};
