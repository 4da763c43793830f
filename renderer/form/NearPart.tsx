import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Nearness } from './createNearness.ts';

type NearPartProps = {
  readonly nearness: Nearness;
  /** Drawn wherever it is. */
  readonly isKept: boolean;
  /** Height in rem while it was never drawn; a guess, which the browser corrects without moving what is in sight. */
  readonly guessedRem: number;
  readonly className: string | undefined;
  readonly children: ReactNode;
};

/** A part of a long list: drawn near the eye, and blank space of its height elsewhere. */
export const NearPart = ({ nearness, isKept, guessedRem, className, children }: NearPartProps): ReactNode => {
  const [part] = useState(() => ({}));
  const isNear = useSyncExternalStore(nearness.subscribe, () => nearness.isNear(part));
  const watch = useCallback((element: HTMLDivElement) => nearness.observe(element, part), [nearness, part]);
  const height = nearness.heightOf(part);
  const isDrawn = isNear || isKept;
  return (
    <div
      ref={watch}
      role="presentation"
      className={className}
      style={isDrawn ? undefined : { height: height === null ? `${guessedRem}rem` : `${height}px` }}
    >
      {isDrawn ? children : null}
    </div>
  );
};
