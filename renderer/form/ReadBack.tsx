import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { groupNik, readNik } from '../../shared/domain/nik.ts';
import { parsePhone } from '../../shared/domain/phone.ts';
import css from './Answer.module.css';
import type { QuestionNode } from './engine/formNode.ts';
import { isTypedKind, readTyped } from './engine/typedText.ts';
import { useFormServices } from './formServices.ts';
import { useFormText, type SayForm } from './useFormText.ts';
import { useNode } from './useNode.ts';

type Line = { readonly text: string; readonly about: string | null };

const longDay = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

const nikLine = (text: string, today: string, say: SayForm, day: (date: string) => string): Line => {
  const reading = readNik(text, today);
  const grouped = groupNik(text);
  if (reading.kind === 'unclear') return { text: grouped, about: say('form.nik.counted', { count: reading.digits }) };
  const { birthDate, sex, regency } = reading;
  const facts = [
    birthDate === null ? null : say('form.nik.birth', { date: day(birthDate) }),
    sex === null ? null : say(sex === 'female' ? 'form.nik.female' : 'form.nik.male'),
    say('form.nik.issued', { code: `${regency.slice(0, 2)}.${regency.slice(2)}` }),
  ];
  return { text: grouped, about: facts.filter((fact) => fact !== null).join(' · ') };
};

/** What the agent reads back to the caller: digits in groups, a date in words, a NIK by its meaning. */
export const ReadBack = ({ node }: { readonly node: QuestionNode }): ReactNode => {
  const say = useFormText();
  const intl = useIntl();
  const { today, ownLines } = useFormServices();
  const { text } = useNode(node);
  const { question } = node;
  const day = (date: string): string => intl.formatDate(`${date}T00:00:00Z`, longDay);

  const line = (): Line | null => {
    if (text.trim() === '') return null;
    if (question === 'nik') return nikLine(text, today, say, day);
    if (question === 'phone') {
      const reading = parsePhone(text, ownLines);
      if (reading.kind === 'number') return { text: reading.spoken, about: null };
      return { text: '', about: say(`form.phone.${reading.reason}`) };
    }
    if (!isTypedKind(question)) return null;
    const reading = readTyped(question, text);
    if (reading.kind === 'problem') return null;
    if (question === 'integer' || question === 'decimal') {
      const number = Number(reading.value);
      return Math.abs(number) < 1_000 ? null : { text: intl.formatNumber(number), about: null };
    }
    return question === 'time' ? null : { text: day(reading.value.slice(0, 10)), about: null };
  };
  const shown = line();
  if (shown === null) return null;
  return (
    <p className={css['readBack']}>
      {shown.text === '' ? null : <span>{say('form.readBack', { text: shown.text })}</span>}
      {shown.about === null ? null : <span className={css['soft']}>{shown.about}</span>}
    </p>
  );
};
