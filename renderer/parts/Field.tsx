import { useId, type ReactNode } from 'react';
import css from './Field.module.css';

type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** A whole sentence that says what would be right; typed text is never thrown away. */
  readonly error?: string | null;
  readonly isRequired?: boolean;
  /** Draws the control with the ids that tie it to its words. */
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
  }) => ReactNode;
};

/** A label, its control, and what is to be said about it, next to it. */
export const Field = ({ label, hint, error = null, children }: FieldProps): ReactNode => {
  const id = useId();
  return (
    <div className={css['field']}>
      <label className={css['label']} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}-about`, 'aria-invalid': error !== null })}
      <div id={`${id}-about`} className={css['about']} hidden={hint === undefined && error === null}>
        {error === null ? hint : null}
        <span role="alert" className={css['error']}>
          {error}
        </span>
      </div>
    </div>
  );
};
