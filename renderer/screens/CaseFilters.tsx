import { useEffect, useRef, type ReactNode } from 'react';
import { OutboxState, ReviewState } from '../../shared/model/case.ts';
import { limits } from '../../shared/model/limits.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { DaySelect } from '../parts/DaySelect.tsx';
import input from '../parts/Input.module.css';
import { noFilter } from '../stores/createCasesStore.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import css from './CaseList.module.css';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** "/" goes to the search of a list from anywhere outside a text field. */
const useSlash = () => {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      ref.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return ref;
};

/** Stands beside the states of a review: a case is looked at for either. */
const incomplete = 'incomplete';

/** What the list shows: words, owner, day, sending, review. */
export const CaseFilters = (): ReactNode => {
  const { say } = useText();
  const { cases } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const filter = useSlice(cases, (state) => state.filter);
  const total = useSlice(cases, (state) => state.total);
  const search = useSlash();
  const isSupervisor = session.state === 'active' && session.agent.role === 'supervisor';
  const { setFilter } = cases.actions;
  return (
    <search className={css['filters']}>
      <div className={css['titleRow']}>
        <h1 className={css['title']}>{say('cases.title')}</h1>
        <output className={css['soft']}>{say('cases.total', { count: total })}</output>
      </div>
      <div className={css['row']}>
        <div className={css['search']}>
          <input
            ref={search}
            type="search"
            className={input['input']}
            aria-label={say('cases.search')}
            aria-keyshortcuts="/"
            placeholder={say('cases.search')}
            maxLength={limits.searchCharacters}
            value={filter.search}
            onChange={(event) => setFilter({ search: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('[role="grid"]')?.focus();
            }}
          />
        </div>
        {isSupervisor ? (
          <Choice
            label={say('cases.scope')}
            isLabelHidden
            value={filter.scope}
            options={[
              { value: 'mine', label: say('cases.mine') },
              { value: 'all', label: say('cases.all') },
            ]}
            onChange={(scope) => setFilter({ scope })}
          />
        ) : null}
        <select
          aria-label={say('cases.outbox')}
          className={input['input']}
          value={filter.outbox ?? ''}
          onChange={(event) => setFilter({ outbox: OutboxState.safeParse(event.target.value).data ?? null })}
        >
          <option value="">{say('cases.anyOutbox')}</option>
          {OutboxState.options.map((state) => (
            <option key={state} value={state}>
              {say(`outbox.${state}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={say('cases.review')}
          className={input['input']}
          value={filter.needsCompletion === true ? incomplete : (filter.review ?? '')}
          onChange={({ target: { value } }) =>
            setFilter({ review: ReviewState.safeParse(value).data ?? null, needsCompletion: value === incomplete })
          }
        >
          <option value="">{say('cases.anyReview')}</option>
          {ReviewState.options.map((state) => (
            <option key={state} value={state}>
              {say(`review.${state}`)}
            </option>
          ))}
          <option value={incomplete}>{say('cases.needsCompletion')}</option>
        </select>
        <DaySelect
          label={say('cases.date')}
          value={filter.date}
          days={31}
          anyLabel={say('cases.anyDay')}
          onPick={(date) => setFilter({ date })}
        />
        <Button kind="quiet" onPress={() => setFilter({ ...noFilter, scope: filter.scope })}>
          {say('cases.clear')}
        </Button>
      </div>
    </search>
  );
};
