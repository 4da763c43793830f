import type { ReactNode } from 'react';
import type { Reference } from '../../shared/model/ids.ts';
import { classes } from '../parts/classes.ts';
import { referenceGroups } from '../text/format.ts';
import css from './ReferenceNumber.module.css';

const names = ['prefix', 'date', 'desk', 'counter', 'check'] as const;

/** A reference number set in the groups in which it is read aloud; copied, it is the number as written. */
export const ReferenceNumber = ({
  reference,
  isLarge = false,
}: {
  readonly reference: Reference;
  readonly isLarge?: boolean;
}): ReactNode => {
  const groups = referenceGroups(reference);
  return (
    <span className={classes(css['reference'], isLarge && css['large'])} data-reference={reference}>
      {names.map((name, index) => (
        <span key={name} className={css['group']}>
          {groups[index]}
        </span>
      ))}
    </span>
  );
};
