import type { QuestionCost } from '../../../shared/model/formVersion.ts';
import type { QuestionDescription } from '../../form/engine/loadedForm.ts';

export const numberColumns = ['medianSeconds', 'corrections', 'nonAnswers', 'asked', 'answered'] as const;
export type CostColumn = 'label' | (typeof numberColumns)[number];
export type CostSort = { readonly by: CostColumn; readonly isDescending: boolean };
export type LabelledCost = QuestionCost & { readonly label: string };

/** Whether a cost is of this question: of a region, the part that is found by typing. */
const isOf = ({ reference }: QuestionCost, { path, kind }: QuestionDescription): boolean =>
  kind === 'region' ? reference.startsWith(`${path}/`) && reference.endsWith('_label') : reference === path;

/** Costs of what callers were asked, in words. What a form only says or works out costs nobody anything. */
export const labelledCosts = (
  costs: readonly QuestionCost[],
  questions: readonly QuestionDescription[],
): readonly LabelledCost[] =>
  questions.flatMap((question) => {
    const cost = question.nonAnswerOf === null ? costs.find((one) => isOf(one, question)) : undefined;
    return cost === undefined || cost.asked === 0 ? [] : [{ ...cost, label: question.label }];
  });

/** Sorted by one column; a question that was never measured comes last either way. */
export const sortCosts = (costs: readonly LabelledCost[], { by, isDescending }: CostSort): readonly LabelledCost[] => {
  const way = isDescending ? -1 : 1;
  return costs.toSorted((one, other) => {
    if (by === 'label') return way * one.label.localeCompare(other.label);
    const [left, right] = [one[by], other[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return way * (left - right);
  });
};
