import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { gapsAtClose } from '../../shared/domain/gapsAtClose.ts';
import { closingRules } from '../../shared/domain/surgeRules.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Disposition, Pack } from '../../shared/model/pack.ts';
import { deskKeys } from '../keys.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useEscape } from '../parts/useEscape.ts';
import { useKeyDown } from '../parts/useKeyDown.ts';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './ClosePanel.module.css';
import { DispositionList } from './DispositionList.tsx';
import { GapList } from './GapList.tsx';
import panel from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { QuickClose } from './QuickClose.tsx';

const useQuickClose = (work: Work, pack: Pack) => {
  const { calls, submit } = useDesk();
  const [doubted, setDoubted] = useState<Disposition | null>(null);
  const save = (disposition: Disposition): void => {
    calls.actions.setDisposition(disposition.code);
    void submit();
  };
  return {
    doubted,
    /** One key closes an empty form; a form with answers asks once, because the key may have been meant for it. */
    press: (disposition: Disposition): void => {
      if (!work.isTouched || doubted === disposition) save(disposition);
      else {
        calls.actions.setDisposition(disposition.code);
        setDoubted(disposition);
      }
    },
    confirm: (): boolean => {
      if (doubted === null) return false;
      save(doubted);
      return true;
    },
    forget: (): void => setDoubted(null),
    byKey: (key: string): Disposition | null => pack.dispositions.find(({ quickKey }) => quickKey === key) ?? null,
  };
};

/**
 * While only the few questions of a surge are asked, a call ends with its promise, or was no call at all. Where no surge
 * is, nobody may promise so.
 */
const offeredIn = (pack: Pack, isShort: boolean, isSurge: boolean): Pack => {
  const { surge } = pack;
  if (surge === null || (isSurge && !isShort)) return pack;
  const dispositions = pack.dispositions.filter(({ code, quickKey }) =>
    isSurge ? code === surge.disposition || quickKey !== null : code !== surge.disposition,
  );
  return { ...pack, dispositions };
};

/** How the call ends: one key for what was no call at all, else a disposition, what it still needs, and the save. */
export const ClosePanel = ({ work, pack: whole }: { readonly work: Work; readonly pack: Pack }): ReactNode => {
  const { say } = useText();
  const { calls, submit } = useDesk();
  const pack = useMemo(() => offeredIn(whole, work.isShort, work.surge), [whole, work.isShort, work.surge]);
  const problem = useSlice(calls, (state) => state.problem);
  const first = useFirstFocus<HTMLElement>();
  const search = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const quick = useQuickClose(work, pack);
  const chosen = pack.dispositions.find(({ code }) => code === work.disposition) ?? null;
  const { answers, invalid } = work.draft;
  const gaps = useMemo(
    () => (chosen === null ? null : gapsAtClose(closingRules(chosen, pack, work.surge), answers, invalid)),
    [chosen, pack, work.surge, answers, invalid],
  );
  const isBlocked =
    chosen === null || (gaps !== null && gaps.missing.length + gaps.invalid.length > 0 && !chosen.allowGaps);
  const leave = (): void => calls.actions.setClosing(false);

  const promise = work.isShort ? (pack.surge?.disposition ?? null) : null;
  useEffect(() => {
    if (promise !== null && work.disposition === null) calls.actions.setDisposition(promise);
  }, [calls, promise, work.disposition]);

  useEscape(leave);
  useKeyDown(first, (event) => {
    if (event.ctrlKey || event.altKey || event.target !== first.current) return;
    const disposition = quick.byKey(event.key.toLowerCase());
    if (disposition !== null) {
      event.preventDefault();
      quick.press(disposition);
    } else if (event.key === 'Enter' && quick.confirm()) {
      event.preventDefault();
    } else if (event.key === 'ArrowDown' || /^[\p{L}/]$/u.test(event.key)) {
      // A letter that is no quick key begins a search, with that letter in it.
      if (event.key === 'ArrowDown' || event.key === '/') event.preventDefault();
      search.current?.focus();
    }
  });

  return (
    <section ref={first} tabIndex={-1} className={panel['panel']} aria-label={say('close.title')}>
      <div className={css['head']}>
        <PanelHead title={say('close.title')} {...(work.isShort ? { lead: say('surge.close') } : {})} />
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={leave}>
          {say('close.back')}
        </Button>
      </div>
      <QuickClose pack={pack} doubted={quick.doubted} onPress={quick.press} />
      <DispositionList
        pack={pack}
        chosen={chosen}
        words={words}
        searchRef={search}
        onWords={setWords}
        onChoose={(disposition) => {
          quick.forget();
          calls.actions.setDisposition(disposition.code);
        }}
      />
      {chosen === null || gaps === null ? (
        <p className={panel['soft']}>{say('close.pickFirst')}</p>
      ) : (
        <GapList key={chosen.code} work={work} gaps={gaps} disposition={chosen} />
      )}
      <div className={css['foot']}>
        <ProblemLine problem={problem} />
        <div className={css['footRow']}>
          <div className={css['note']}>
            <Field label={say('close.note')}>
              {(ids) => (
                <textarea
                  {...ids}
                  className={input['input']}
                  rows={1}
                  maxLength={limits.commentCharacters}
                  value={work.dispositionNote}
                  onChange={(event) => calls.actions.setDispositionNote(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Button kind="primary" chord={deskKeys.closeCall.chord} isDisabled={isBlocked} onPress={() => void submit()}>
            {say('close.save')}
          </Button>
        </div>
        {work.call?.state === 'talking' || work.call?.state === 'held' ? (
          <p className={css['why']}>{say('close.endFirst')}</p>
        ) : null}
      </div>
    </section>
  );
};
