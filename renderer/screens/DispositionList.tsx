/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list under headings that a search field moves over; a select has no headings
   that stay in sight and no search. */
import { Check } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { Disposition, Pack } from '../../shared/model/pack.ts';
import { classes } from '../parts/classes.ts';
import { Field } from '../parts/Field.tsx';
import input from '../parts/Input.module.css';
import { useText } from '../text/useText.tsx';
import css from './ClosePanel.module.css';
import panel from './Panel.module.css';

type DispositionListProps = {
  readonly pack: Pack;
  readonly chosen: Disposition | null;
  readonly words: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onWords: (words: string) => void;
  readonly onChoose: (disposition: Disposition) => void;
};

/** What has a quick key stands above; a search finds it here too. */
const isListed = (disposition: Disposition, words: string): boolean => {
  if (words.trim() === '') return disposition.quickKey === null;
  const text = Object.values(disposition.label).join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Dispositions under their headings: typing narrows them, the arrow keys move, Enter picks. */
export const DispositionList = ({
  pack,
  chosen,
  words,
  searchRef,
  onWords,
  onChoose,
}: DispositionListProps): ReactNode => {
  const { say, language } = useText();
  const id = useId();
  const [cursor, setCursor] = useState(0);
  const found = pack.dispositionGroups.flatMap(({ code }) =>
    pack.dispositions.filter((disposition) => disposition.group === code && isListed(disposition, words)),
  );
  const at = Math.min(cursor, Math.max(0, found.length - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const disposition = found[at];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setCursor((at + step + found.length) % found.length);
    } else if (event.key === 'Enter' && disposition !== undefined) {
      event.preventDefault();
      onChoose(disposition);
    }
  };
  return (
    <div className={classes(panel['section'], css['search'])}>
      <Field label={say('close.disposition')}>
        {(ids) => (
          <input
            {...ids}
            ref={searchRef}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={found[at] === undefined ? undefined : `${id}-${found[at].code}`}
            className={input['input']}
            placeholder={say('close.search')}
            autoComplete="off"
            maxLength={100}
            value={words}
            onChange={(event) => {
              onWords(event.target.value);
              setCursor(0);
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {found.length === 0 ? <p className={panel['soft']}>{say('close.noMatch')}</p> : null}
      <div id={`${id}-list`} role="listbox" aria-label={say('close.disposition')} className={css['groups']}>
        {pack.dispositionGroups
          .filter(({ code }) => found.some(({ group }) => group === code))
          .map(({ code, label }) => (
            <div key={code} role="group" aria-label={label[language]}>
              <p className={css['groupName']} aria-hidden="true">
                {label[language]}
              </p>
              {found
                .filter(({ group }) => group === code)
                .map((disposition) => (
                  // Focus stays in the search field, which moves over the options; the mouse may pick one too.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div
                    key={disposition.code}
                    id={`${id}-${disposition.code}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={disposition === chosen}
                    className={classes(css['option'], found[at] === disposition && css['cursor'])}
                    onClick={() => onChoose(disposition)}
                  >
                    <Check className={css['tick']} aria-hidden="true" />
                    {disposition.label[language]}
                  </div>
                ))}
            </div>
          ))}
      </div>
    </div>
  );
};
