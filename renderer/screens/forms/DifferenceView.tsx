import type { ReactNode } from 'react';
import type { FormDifference, NamedQuestion } from '../../../shared/model/formVersion.ts';
import { Blank } from '../../parts/Blank.tsx';
import { Mark, type MarkIcon, type Tone } from '../../parts/Mark.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './DifferenceView.module.css';

const Section = ({
  title,
  tone,
  icon,
  children,
}: {
  readonly title: string;
  readonly tone: Tone;
  readonly icon: MarkIcon;
  readonly children: ReactNode;
}): ReactNode => (
  <section className={css['section']} aria-label={title}>
    <h2 className={css['title']}>
      <Mark tone={tone} icon={icon}>
        {title}
      </Mark>
    </h2>
    <ul className={css['list']}>{children}</ul>
  </section>
);

const Named = ({ question }: { readonly question: NamedQuestion }): ReactNode => {
  const { language } = useText();
  return (
    <>
      <span className={css['label']}>{question.label[language] || question.name}</span>{' '}
      <span className={css['soft']}>{question.name}</span>
    </>
  );
};

const Questions = ({ questions }: { readonly questions: readonly NamedQuestion[] }): ReactNode =>
  questions.map((question) => (
    <li key={question.reference}>
      <Named question={question} />
    </li>
  ));

const Change = ({ changed }: { readonly changed: FormDifference['changed'][number] }): ReactNode => {
  const { say } = useText();
  const { question, what, before, after } = changed;
  return (
    <li className={css['change']}>
      <p>
        <Named question={question} />
        <span className={css['what']}>{what.map((part) => say(`difference.what.${part}`)).join(', ')}</span>
      </p>
      <dl className={css['beforeAfter']}>
        <dt>{say('difference.before')}</dt>
        <dd>
          <del>{before || say('difference.blank')}</del>
        </dd>
        <dt>{say('difference.after')}</dt>
        <dd>
          <ins>{after || say('difference.blank')}</ins>
        </dd>
      </dl>
    </li>
  );
};

/** What of the hotline's pack would no longer be served. */
const Affected = ({ difference }: { readonly difference: FormDifference }): ReactNode => {
  const { say, language } = useText();
  const pack = useSlice(useDesk().desk, (state) => state.pack?.pack ?? null);
  const { dispositions, figures } = difference;
  return (
    <>
      {dispositions.length === 0 ? null : (
        <Section tone="danger" icon="alert" title={say('difference.dispositions', { count: dispositions.length })}>
          {dispositions.map(({ code, questions }) => (
            <li key={code}>
              {say('difference.disposition', {
                label: pack?.dispositions.find((one) => one.code === code)?.label[language] ?? code,
                questions: questions.join(', '),
              })}
            </li>
          ))}
        </Section>
      )}
      {figures.length === 0 ? null : (
        <Section tone="danger" icon="alert" title={say('difference.figures')}>
          {figures.map((name) => (
            <li key={name}>{say('difference.figure', { name })}</li>
          ))}
        </Section>
      )}
    </>
  );
};

/** A checked form beside the one that runs, in words: what is new, gone, changed, moved, and what that touches. */
export const DifferenceView = ({ difference }: { readonly difference: FormDifference | null }): ReactNode => {
  const { say } = useText();
  if (difference === null) return <Blank words={say('difference.first')} />;
  const { added, removed, moved, changed, dispositions, figures } = difference;
  const isSame = [added, removed, moved, changed, dispositions, figures].every((list) => list.length === 0);
  if (isSame) return <Blank words={say('difference.none')} />;
  return (
    // What scrolls takes the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css['page']} aria-label={say('difference.title')} tabIndex={0}>
      <Affected difference={difference} />
      {added.length === 0 ? null : (
        <Section tone="good" icon="check" title={say('difference.added', { count: added.length })}>
          <Questions questions={added} />
        </Section>
      )}
      {removed.length === 0 ? null : (
        <Section tone="warm" icon="alert" title={say('difference.removed', { count: removed.length })}>
          <Questions questions={removed} />
        </Section>
      )}
      {changed.length === 0 ? null : (
        <Section tone="accent" icon="dashed" title={say('difference.changed', { count: changed.length })}>
          {changed.map((one) => (
            <Change key={one.question.reference} changed={one} />
          ))}
        </Section>
      )}
      {moved.length === 0 ? null : (
        <Section tone="calm" icon="return" title={say('difference.moved', { count: moved.length })}>
          <Questions questions={moved} />
        </Section>
      )}
    </section>
  );
};
