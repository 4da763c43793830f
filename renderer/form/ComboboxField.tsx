import { useEffect, useId, useRef, type ComponentType, type ReactNode } from 'react';
import { attributesOf, type AnswerAria } from './answerProps.ts';
import css from './Combobox.module.css';
import type { Combobox } from './useCombobox.ts';

type ComboboxFieldProps<Hit> = {
  readonly aria: AnswerAria;
  readonly stop: string;
  readonly combobox: Combobox<Hit>;
  readonly placeholder: string;
  readonly isReadonly: boolean;
  readonly keyOf: (hit: Hit) => string;
  /** Draws one hit. */
  readonly Line: ComponentType<{ readonly hit: Hit }>;
  /** Said to people who hear the screen, each time the hits change. */
  readonly status: (hits: number) => string;
  readonly none: string;
  readonly failed: string;
};

/** The box, its list, and what is said about it. The focus never leaves the box. */
export const ComboboxField = <Hit,>(props: ComboboxFieldProps<Hit>): ReactNode => {
  const { aria, stop, combobox, placeholder, isReadonly, keyOf, Line, status, none, failed } = props;
  const id = useId();
  const { text, found } = combobox;
  const hits = found.state === 'open' ? found.hits : [];
  const active = found.state === 'open' ? found.active : -1;
  const isOpen = hits.length > 0;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // At the lower edge of the screen the list opens out of sight.
    if (isOpen) list.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const label = found.state === 'failed' ? failed : found.state === 'open' && hits.length === 0 ? none : '';
  return (
    <div className={css['combobox']}>
      <input
        {...attributesOf(aria)}
        type="text"
        className={css['box']}
        role="combobox"
        data-stop={stop}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        readOnly={isReadonly}
        placeholder={placeholder}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => combobox.type(event.target.value)}
        onKeyDown={combobox.onKeyDown}
        onBlur={combobox.close}
      />
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist or select cannot show a hit on two lines, nor stay under a box */}
      <div
        ref={list}
        id={`${id}-list`}
        className={css['list']}
        role="listbox"
        tabIndex={-1}
        aria-labelledby={aria.labelId}
        hidden={!isOpen}
      >
        {hits.map((hit, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box hears the keys for its list
          <div
            key={keyOf(hit)}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className={css['hit']}
            ref={index === active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            // The press must not take the focus out of the box, or the list would be gone before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => combobox.pick(hit)}
          >
            <Line hit={hit} />
          </div>
        ))}
      </div>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
      <output className={css['words']}>
        {isOpen ? <span className={css['heard']}>{status(hits.length)}</span> : label}
      </output>
    </div>
  );
};
