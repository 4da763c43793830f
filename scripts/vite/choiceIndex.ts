import type { EnginePatch } from './enginePatches.ts';

/**
 * `item[name = /data/x]` over a list of thousands compares every row at every change. Rows of secondary instances never
 * change, so they are indexed once by the text of `name`.
 *
 * Taken is the first condition of a child step's first predicate, alone or among others joined by `and`, that compares a child
 * of the row with something no row can change: a text, an absolute path, a path from `current()` or `instance()`, or a function of these.
 * The other conditions filter what the index finds, unless they count positions; further predicates run as they were.
 * A row without that child matches nothing, not even '' (an empty node-set equals no text); a row with several is found by each of
 * them. Where the other side turns out to be a number (compared as a number) or more than one node, everything runs as it was.
 */
const source = `
const choicePlans = new WeakMap();
const choiceIndexes = new WeakMap();
const rowlessFunctions = new Set(["string", "concat", "join", "substr", "substring", "substring-before", "substring-after",
  "normalize-space", "translate", "coalesce", "if", "selected-at"]);
const isRootedPath = (expression) => expression instanceof FilterPathExpressionEvaluator &&
  expression.filterExpression instanceof FunctionCallExpressionEvaluator &&
  (expression.filterExpression.name.localName === "current" || expression.filterExpression.name.localName === "instance") &&
  expression.filterExpression.argumentExpressions.every(isRowless);
const isRowlessCall = (expression) => expression instanceof FunctionCallExpressionEvaluator && expression.name.prefix === null &&
  rowlessFunctions.has(expression.name.localName) && expression.argumentExpressions.length > 0 &&
  expression.argumentExpressions.every(isRowless);
const isRowless = (expression) =>
  expression instanceof StringLiteralExpressionEvaluator || expression instanceof NumberLiteralExpressionEvaluator ||
  expression instanceof AbsoluteLocationPathExpressionEvaluator || isRootedPath(expression) || isRowlessCall(expression) ||
  expression instanceof BinaryExpressionEvaluator && isRowless(expression.lhs) && isRowless(expression.rhs);
const isChildOfRow = (expression) =>
  expression instanceof RelativeLocationPathExpressionEvaluator && !expression.isSelf && expression.steps.length === 2 &&
  expression.steps[0].axisType === "self" && expression.steps[1].axisType === "child" &&
  expression.steps[1].stepType === "NodeNameTest" && expression.steps[1].predicates.length === 0;
const conditionsOf = (expression) =>
  expression instanceof BooleanBinaryExpressionEvaluator && expression.operator === "and"
    ? [...conditionsOf(expression.lhs), ...conditionsOf(expression.rhs)]
    : [expression];
const comparisonOf = (condition) => {
  if (!(condition instanceof BooleanBinaryExpressionEvaluator) || condition.operator !== "eq") return null;
  const { lhs, rhs } = condition;
  if (isChildOfRow(lhs) && isRowless(rhs)) return { condition, child: lhs, wanted: rhs };
  return isChildOfRow(rhs) && isRowless(lhs) ? { condition, child: rhs, wanted: lhs } : null;
};
const choicePlanOf = (step) => {
  if (step.axisType !== "child" || step.stepType !== "NodeNameTest" || step.predicates.length === 0) return null;
  const [predicate] = step.predicates;
  if (!choicePlans.has(predicate)) {
    const conditions = conditionsOf(createExpression(predicate.children[0]));
    const comparison = conditions.map(comparisonOf).find((found) => found !== null) ?? null;
    const others = conditions.filter((condition) => condition !== comparison?.condition);
    const isCounting = others.length > 0 && /(?:position|last)\\s*[(]/.test(predicate.text);
    choicePlans.set(predicate, comparison === null || isCounting ? null : { ...comparison, others });
  }
  return choicePlans.get(predicate);
};
const childrenNamed = ({ domProvider, namespaceResolver }, node, name) => {
  const unprefixed = namespaceResolver.lookupNamespaceURI(null);
  return domProvider.getChildElements(node).filter((child) => {
    if (domProvider.getLocalName(child) !== name) return false;
    const uri = domProvider.getNamespaceURI(child);
    return uri == null || uri === unprefixed;
  });
};
const choiceIndexOf = (context, parent, step, child) => {
  let indexes = choiceIndexes.get(parent);
  if (indexes === undefined) choiceIndexes.set(parent, indexes = new Map());
  const key = step.nodeName + "|" + child.steps[1].nodeName;
  let index = indexes.get(key);
  if (index === undefined) {
    indexes.set(key, index = new Map());
    for (const row of childrenNamed(context, parent, step.nodeName)) {
      const texts = new Set(childrenNamed(context, row, child.steps[1].nodeName).map((value) => context.domProvider.getNodeValue(value)));
      for (const text of texts) {
        const rows = index.get(text);
        if (rows === undefined) index.set(text, [row]);
        else rows.push(row);
      }
    }
  }
  return index;
};
const indexedChoices = (context, step, callee) => {
  const plan = choicePlanOf(step);
  if (plan === null || context.contextNodes.size !== 1) return null;
  const [parent] = context.contextNodes;
  if (parent.nodeType !== "static-element") return null;
  const wanted = plan.wanted.evaluate(context);
  let rows = [];
  if (wanted.type === "STRING" || wanted.type === "NODE" && wanted.values().length === 1) {
    rows = choiceIndexOf(context, parent, step, plan.child).get(wanted.toString()) ?? [];
  } else if (wanted.type !== "NODE" || wanted.values().length > 1) return null;
  const found = LocationPathEvaluation.fromArbitraryNodes(context, rows, callee);
  if (plan.others.length === 0) return found;
  const matching = [];
  for (const row of found) {
    if (plan.others.every((condition) => condition.evaluate(row).toBoolean())) matching.push(...row.contextNodes);
  }
  return LocationPathEvaluation.fromArbitraryNodes(context, matching, callee);
};
`;

const definition: EnginePatch = {
  name: 'choice index: definition',
  find: 'class LocationPathEvaluator extends LocationPathExpressionEvaluator {',
  replace: `${source}class LocationPathEvaluator extends LocationPathExpressionEvaluator {`,
};

const use: EnginePatch = {
  name: 'choice index: use',
  find: `      currentContext = currentContext.step(step);
      for (const predicateNode of step.predicates) {`,
  replace: `      const indexed = indexedChoices(currentContext, step, this);
      currentContext = indexed ?? currentContext.step(step);
      for (const predicateNode of indexed === null ? step.predicates : step.predicates.slice(1)) {`,
};

export const choiceIndex: readonly EnginePatch[] = [definition, use];
