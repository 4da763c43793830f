import { useState, type ReactNode } from 'react';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { classes } from '../parts/classes.ts';
import { SheetPictureView } from '../screens/forms/SheetPictureView.tsx';
import { useText, type Text } from '../text/useText.tsx';
import css from './Preview.module.css';
import type { PreviewNews } from './previewNews.ts';

const placeOf = ({ say }: Text, { sheet, cell, line, element }: FormProblem): string => {
  if (sheet !== null) return cell === null ? say('check.sheet', { sheet }) : say('check.place', { sheet, cell });
  const place = [line === null ? null : say('check.line', { line }), element].filter((part) => part !== null);
  return place.length === 0 ? say('check.wholeFile') : place.join(', ');
};

/** What is wrong, one under the other; the sheet round the one that was picked. */
export const PreviewProblems = ({ news }: { readonly news: PreviewNews }): ReactNode => {
  const text = useText();
  const [at, setAt] = useState(0);
  const { problems, pictures } = news;
  const current = problems[Math.min(at, problems.length - 1)];
  if (current === undefined) return null;
  return (
    <>
      <ol className={css['problems']}>
        {problems.map((problem, index) => (
          // Two problems may be alike in every word; their place in the list is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button
              type="button"
              className={classes(css['problem'], css[problem.severity])}
              aria-pressed={problem === current}
              onClick={() => setAt(index)}
            >
              <strong>{text.say(`check.${problem.severity}`)}</strong> · {placeOf(text, problem)}
              <br />
              {problem.message[text.language]}
            </button>
          </li>
        ))}
      </ol>
      <SheetPictureView pictures={pictures} problems={problems} current={current} />
    </>
  );
};
