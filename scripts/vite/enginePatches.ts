/** One change to the bundled form engine: `find` must stand in it exactly once. */
export type EnginePatch = { readonly name: string; readonly find: string; readonly replace: string };

/**
 * Labels that show answers register a new computation at every keystroke in a scope that lives as long as the form: typing
 * slows from 5 to 70 ms and the heap grows without end. With the current computation as owner, each run drops the one before.
 */
const pipedLabelLeak: EnginePatch = {
  name: 'piped labels leak',
  find: 'const computed = createComputedExpression(context, chunkExpression)();',
  replace: `const computed = createComputedExpression({
      contextNode: context.contextNode,
      evaluator: context.evaluator,
      isAttached: context.isAttached,
      getActiveLanguage: context.getActiveLanguage,
      scope: { runTask: (task) => task() }
    }, chunkExpression)();`,
};

/**
 * Every evaluation makes a resolver of name spaces and leaves its cache behind under it, 350 bytes at a time. Held weakly,
 * the cache goes with its resolver.
 */
const namespaceLeak: EnginePatch = {
  name: 'name spaces leak',
  find: 'const namespaceURIs = new UpsertableMap$1();\nconst clearCache$1 = () => {\n  namespaceURIs.clear();',
  replace: `class WeakUpsertableMap extends WeakMap {
  upsert(key, produce) {
    if (!this.has(key)) this.set(key, produce(key));
    return this.get(key);
  }
}
let namespaceURIs = new WeakUpsertableMap();
const clearCache$1 = () => {
  namespaceURIs = new WeakUpsertableMap();`,
};

/**
 * All instances of a form share one owner of their computations, which therefore keeps every instance for ever: 5 MB a call
 * for a large form. With an owner of its own, an instance that nobody holds any more can go.
 */
const instanceLeak: EnginePatch = {
  name: 'instances leak',
  find: '      ...options.instanceOptions,\n      mode,\n',
  replace: '      ...options.instanceOptions,\n      scope: createReactiveScope(),\n      mode,\n',
};

/**
 * `item[name = /data/x]` over a list of thousands compares every row at every change. Rows of secondary instances never
 * change, so they are indexed once by the value of `name`. Only this one shape is taken: a child step with one predicate
 * `child = <string or absolute path>`, from a single static element; of conditions joined by `and` the first of that shape is
 * indexed and the others filter what it finds, unless they count positions. A row without that child matches nothing, not even ''
 * (an empty node-set equals no string), so it is left out; a row with two of them gives the index up, and so does a right
 * side that is neither a string nor at most one node. Everything else runs as it was.
 */
const choiceIndex = `
const choicePlans = new WeakMap();
const choiceIndexes = new WeakMap();
const conditionsOf = (expression) =>
  expression instanceof BooleanBinaryExpressionEvaluator && expression.operator === "and"
    ? [...conditionsOf(expression.lhs), ...conditionsOf(expression.rhs)]
    : [expression];
const isIndexed = (expression) => {
  const { lhs, rhs } = expression;
  return expression instanceof BooleanBinaryExpressionEvaluator && expression.operator === "eq" &&
    lhs instanceof RelativeLocationPathExpressionEvaluator && !lhs.isSelf && lhs.steps.length === 2 &&
    lhs.steps[0].axisType === "self" && lhs.steps[1].axisType === "child" &&
    lhs.steps[1].stepType === "NodeNameTest" && lhs.steps[1].predicates.length === 0 &&
    (rhs instanceof StringLiteralExpressionEvaluator || rhs instanceof AbsoluteLocationPathExpressionEvaluator);
};
const choicePlanOf = (step) => {
  if (step.axisType !== "child" || step.stepType !== "NodeNameTest" || step.predicates.length !== 1) return null;
  const [predicate] = step.predicates;
  if (!choicePlans.has(predicate)) {
    const conditions = conditionsOf(createExpression(predicate.children[0]));
    const first = conditions.find(isIndexed);
    const others = conditions.filter((condition) => condition !== first);
    const isCounting = others.length > 0 && /(?:position|last) *[(]/.test(predicate.text);
    choicePlans.set(predicate, first === undefined || isCounting ? null : { lhs: first.lhs, rhs: first.rhs, others });
  }
  return choicePlans.get(predicate);
};
const choiceIndexOf = (context, parent, step, lhs) => {
  let indexes = choiceIndexes.get(parent);
  if (indexes === undefined) choiceIndexes.set(parent, indexes = new Map());
  const key = step.nodeName + "|" + lhs.steps[1].nodeName;
  if (!indexes.has(key)) {
    let index = new Map();
    for (const row of context.step(step)) {
      const values = lhs.evaluate(row).values();
      if (values.length === 0) continue;
      if (values.length > 1) {
        index = null;
        break;
      }
      const value = values[0].toString();
      const rows = index.get(value);
      if (rows === undefined) index.set(value, [...row.contextNodes]);
      else rows.push(...row.contextNodes);
    }
    indexes.set(key, index);
  }
  return indexes.get(key);
};
const indexedChoices = (context, step, callee) => {
  const plan = choicePlanOf(step);
  if (plan === null || context.contextNodes.size !== 1) return null;
  const [parent] = context.contextNodes;
  if (parent.nodeType !== "static-element") return null;
  const index = choiceIndexOf(context, parent, step, plan.lhs);
  if (index === null) return null;
  const right = plan.rhs.evaluate(context);
  let rows = [];
  if (right.type === "STRING") rows = index.get(right.toString()) ?? [];
  else if (right.type !== "NODE" || right.values().length > 1) return null;
  else if (right.values().length === 1) rows = index.get(right.toString()) ?? [];
  const found = LocationPathEvaluation.fromArbitraryNodes(context, rows, callee);
  if (plan.others.length === 0) return found;
  const matching = [];
  for (const row of found) {
    if (plan.others.every((condition) => condition.evaluate(row).toBoolean())) matching.push(...row.contextNodes);
  }
  return LocationPathEvaluation.fromArbitraryNodes(context, matching, callee);
};
`;

const choiceIndexDefinition: EnginePatch = {
  name: 'choice index: definition',
  find: 'class LocationPathEvaluator extends LocationPathExpressionEvaluator {',
  replace: `${choiceIndex}class LocationPathEvaluator extends LocationPathExpressionEvaluator {`,
};

const choiceIndexUse: EnginePatch = {
  name: 'choice index: use',
  find: '      currentContext = currentContext.step(step);\n',
  replace: `      const indexed = indexedChoices(currentContext, step, this);
      if (indexed !== null) {
        currentContext = indexed;
        continue;
      }
      currentContext = currentContext.step(step);\n`,
};

/** The page may demand trusted types. The engine hands text to XML parsers only, under a policy that no other code can reach. */
const trustedTypesPolicy: EnginePatch = {
  name: 'trusted types: policy',
  find: 'const domParser = new DOMParser();\nconst openingTag',
  replace: `const engineHtml = globalThis.trustedTypes?.createPolicy("xforms-engine", { createHTML: (text) => text }) ?? { createHTML: (text) => text };
const domParser = new DOMParser();\nconst openingTag`,
};

const trustedForm: EnginePatch = {
  name: 'trusted types: form',
  find: 'domParser.parseFromString(sourceXML, "text/xml")',
  replace: 'domParser.parseFromString(engineHtml.createHTML(sourceXML), "text/xml")',
};

const trustedInstance: EnginePatch = {
  name: 'trusted types: instance',
  find: 'domParser.parseFromString(xml, "text/xml")',
  replace: 'domParser.parseFromString(engineHtml.createHTML(xml), "text/xml")',
};

const trustedSecondaryInstance: EnginePatch = {
  name: 'trusted types: secondary instance',
  find: 'instanceElement.innerHTML = this.resource.data;',
  replace: 'instanceElement.innerHTML = engineHtml.createHTML(this.resource.data);',
};

/** Markdown's `&amp;`: only letters and digits stand between the two signs, so no element can come of it. */
const trustedCharacterReference: EnginePatch = {
  name: 'trusted types: character reference',
  find: '  element.innerHTML = characterReference;',
  replace: `  if (!/^&#?[0-9A-Za-z]+;$/.test(characterReference)) return false;
  element.innerHTML = engineHtml.createHTML(characterReference);`,
};

/** Dead code for modules that carry scripts, which the XPath parser does not; direct eval also keeps names from being shortened. */
const noEvalOfAsm: EnginePatch = {
  name: 'no eval: start',
  find: '  eval(func);',
  replace: '  throw new Error("scripts inside of a module are not run");',
};

const noEvalOfJs: EnginePatch = {
  name: 'no eval: export',
  find: 'moduleExports[name] = eval(func);',
  replace: 'throw new Error("scripts inside of a module are not run");',
};

export const enginePatches: readonly EnginePatch[] = [
  pipedLabelLeak,
  namespaceLeak,
  instanceLeak,
  choiceIndexDefinition,
  choiceIndexUse,
  trustedTypesPolicy,
  trustedForm,
  trustedInstance,
  trustedSecondaryInstance,
  trustedCharacterReference,
  noEvalOfAsm,
  noEvalOfJs,
];
