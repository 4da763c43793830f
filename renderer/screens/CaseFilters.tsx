import { useEffect, useRef, type ReactNode } from 'react';
import { OutboxState, ReviewState } from '../../shared/model/case.ts';
import { limits } from '../../shared/model/limits.ts';
import { LocalDate } from '../../shared/model/time.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
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

/** What the list shows: words, owner, day, sending, review. */
export const CaseFilters = (): ReactNode => {
  const { say, format } = useText();
  const { cases } = useDesk();
  const { session } = useReadyDesk();
  const filter = useSlice(cases, (state) => state.filter);
  const total = useSlice(cases, (state) => state.total);
  const search = useSlash();
  const isSupervisor = session.state === 'active' && session.agent.role === 'supervisor';
  const { setFilter } = cases.actions;
  return (
    <div className={css['filters']} role="search">
      <div className={css['titleRow']}>
        <h1 className={css['title']}>{say('cases.title')}</h1>
        <p className={css['soft']} role="status">
          {say('cases.total', { count: total })}
        </p>
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
        <label className={css['select']}>
          {say('cases.outbox')}
          <select
            className={input['input']}
            value={filter.outbox ?? ''}
            onChange={(event) => setFilter({ outbox: OutboxState.safeParse(event.target.value).data ?? null })}
          >
            <option value="">{say('cases.any')}</option>
            {OutboxState.options.map((state) => (
              <option key={state} value={state}>
                {say(`outbox.${state}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={css['select']}>
          {say('cases.review')}
          <select
            className={input['input']}
            value={filter.review ?? ''}
            onChange={(event) => setFilter({ review: ReviewState.safeParse(event.target.value).data ?? null })}
          >
            <option value="">{say('cases.any')}</option>
            {ReviewState.options.map((state) => (
              <option key={state} value={state}>
                {say(`review.${state}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={css['select']}>
          {say('cases.date')}
          <input
            type="date"
            className={input['input']}
            value={filter.date ?? ''}
            max={format.dateOf(new Date().toISOString())}
            onChange={(event) => setFilter({ date: LocalDate.safeParse(event.target.value).data ?? null })}
          />
        </label>
        <Button kind="quiet" onPress={() => setFilter({ ...noFilter, scope: filter.scope })}>
          {say('cases.clear')}
        </Button>
      </div>
    </div>
  );
};
