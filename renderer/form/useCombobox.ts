import { useRef, useState, type KeyboardEvent } from 'react';

export type Found<Hit> =
  | { readonly state: 'closed' }
  | { readonly state: 'open'; readonly hits: readonly Hit[]; readonly active: number }
  | { readonly state: 'failed' };

export type Combobox<Hit> = {
  readonly text: string;
  readonly found: Found<Hit>;
  readonly type: (text: string) => void;
  readonly close: () => void;
  readonly pick: (hit: Hit) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/**
 * A box that finds by typing. The first hit is ready to be taken with Enter; an Enter that comes before the hits do is kept
 * for them. An answer that comes late for an older text is dropped.
 */
export const useCombobox = <Hit>(
  search: (text: string) => Promise<readonly Hit[] | 'failed'>,
  onPick: (hit: Hit) => void,
): Combobox<Hit> => {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found<Hit>>({ state: 'closed' });
  const newest = useRef(0);
  const isAwaited = useRef(false);
  /** The list on the screen belongs to an older text: Enter waits for the new one. */
  const isStale = useRef(false);

  const close = (): void => {
    newest.current += 1;
    isAwaited.current = false;
    setFound({ state: 'closed' });
  };
  const pick = (hit: Hit): void => {
    close();
    setText('');
    onPick(hit);
  };
  const look = async (wanted: string): Promise<void> => {
    newest.current += 1;
    const ticket = newest.current;
    const hits = await search(wanted);
    if (ticket !== newest.current) return;
    const [first] = hits === 'failed' ? [] : hits;
    if (hits === 'failed') setFound({ state: 'failed' });
    else if (isAwaited.current && first !== undefined) pick(first);
    else setFound({ state: 'open', hits, active: 0 });
    isAwaited.current = false;
    isStale.current = false;
  };
  const type = (typed: string): void => {
    setText(typed);
    if (typed.trim() === '') close();
    else {
      isStale.current = true;
      void look(typed);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Escape' && found.state !== 'closed') {
      take();
      close();
    } else if (found.state === 'open' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      take();
      const { hits, active } = found;
      const next = active + (event.key === 'ArrowDown' ? 1 : -1);
      setFound({ state: 'open', hits, active: Math.min(Math.max(next, 0), Math.max(0, hits.length - 1)) });
    } else if (event.key === 'Enter' && text.trim() !== '') {
      const hit = found.state === 'open' && !isStale.current ? found.hits[found.active] : undefined;
      if (hit !== undefined) {
        take();
        pick(hit);
      } else if (found.state === 'closed') {
        take();
        isAwaited.current = true;
        void look(text);
      }
    }
  };
  return { text, found, type, close, pick, onKeyDown };
};
