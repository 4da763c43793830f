import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/contract/ipc.ts';
import { limits } from '../../shared/model/limits.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './CasePage.module.css';

/** A supervisor's judgement; sending a case back needs words that the agent can act on. */
export const ReviewForm = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say } = useText();
  const { oneCase } = useDesk();
  const comment = useSlice(oneCase, (state) => state.comment);
  const problem = useSlice(oneCase, (state) => state.problem);
  const isLatest = view.body.rev === view.row.rev;
  if (!isLatest) return null;
  const error =
    problem === null
      ? null
      : problem.details['field'] === 'comment'
        ? say('case.commentNeeded')
        : problemText(say, problem);
  return (
    <section className={css['section']} aria-label={say('case.reviews')}>
      <Field label={say('case.comment')} hint={say('case.commentHint')} error={error}>
        {(ids) => (
          <textarea
            {...ids}
            className={input['input']}
            rows={2}
            maxLength={limits.commentCharacters}
            value={comment}
            onChange={(event) => oneCase.actions.setComment(event.target.value)}
          />
        )}
      </Field>
      <div className={css['row']}>
        <Button kind="primary" onPress={() => void oneCase.actions.review('approved')}>
          {say('case.approve')}
        </Button>
        <Button onPress={() => void oneCase.actions.review('returned')}>{say('case.return')}</Button>
      </div>
    </section>
  );
};
