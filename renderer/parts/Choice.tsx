import { useId, type ReactNode } from 'react';
import css from './Choice.module.css';

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  /** The label is spoken and not shown, where the place says it already. */
  readonly isLabelHidden?: boolean;
};

/** A few alternatives side by side: real radio buttons, so the arrow keys and every screen reader know them. */
export const Choice = <T extends string>({
  label,
  value,
  options,
  onChange,
  isLabelHidden = false,
}: ChoiceProps<T>): ReactNode => {
  const name = useId();
  return (
    <fieldset className={css['choice']} aria-label={label}>
      {isLabelHidden ? null : (
        <legend className={css['label']} aria-hidden="true">
          {label}
        </legend>
      )}
      <div className={css['options']}>
        {options.map((option) => (
          <label key={option.value} className={css['option']}>
            <input
              type="radio"
              className={css['radio']}
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
