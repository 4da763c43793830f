import type { EnginePatch } from './enginePatches.ts';

/**
 * Ways around work that the engine does again and again for the same result. None of them changes what comes out: the
 * differential test drives both engines with the same answers.
 */

/** An expression is built from its syntax tree, which the engine keeps, at every evaluation; nothing in it changes after that. */
const expressionsOnce: EnginePatch = {
  name: 'expressions are built once',
  find: 'const createExpression = (syntaxNode) => {\n  switch (syntaxNode.type) {',
  replace: `const builtExpressions = new WeakMap();
const createExpression = (syntaxNode) => {
  let expression = builtExpressions.get(syntaxNode);
  if (expression === undefined) builtExpressions.set(syntaxNode, expression = buildExpression(syntaxNode));
  return expression;
};
const buildExpression = (syntaxNode) => {
  switch (syntaxNode.type) {`,
};

/**
 * Each choice of a list asks for the texts of its children by name, and each label for a literal. Both are found without a parser.
 * The namespace that a name without a prefix stands for hangs on the evaluator alone.
 */
const childTexts: EnginePatch = {
  name: 'texts of choices',
  find: `  evaluateString(expression, options = {}) {
    const contextNode = this.getContextNode(options);
`,
  replace: `  unprefixedNamespace;
  textWithoutParser(expression, node) {
    const literal = /^(?:'([^']*)'|"([^"]*)")$/.exec(expression);
    if (literal !== null) return literal[1] ?? literal[2];
    const name = node.nodeType === "static-element" ? /^(?:\\.\\/)?([A-Za-z_][A-Za-z0-9_-]*)$/.exec(expression)?.[1] : undefined;
    if (name === undefined) return null;
    const { domProvider } = this;
    this.unprefixedNamespace ??= { uri: this.getEvaluationContext(node, null).namespaceResolver.lookupNamespaceURI(null) };
    for (const child of domProvider.getChildElements(node)) {
      if (domProvider.getLocalName(child) !== name) continue;
      const uri = domProvider.getNamespaceURI(child);
      if (uri == null || uri === this.unprefixedNamespace.uri) return domProvider.getNodeValue(child);
    }
    return "";
  }
  evaluateString(expression, options = {}) {
    const contextNode = this.getContextNode(options);
    const text = this.textWithoutParser(expression, contextNode);
    if (text !== null) return text;
`,
};

/** Every cell of a list makes a name with an address of its namespace in it; equal names are the same for good. */
const namesOnce: EnginePatch = {
  name: 'names are made once',
  find: `const staticNodeName = (source) => {
  if (source instanceof QualifiedName) {
    return source;
  }
  if (typeof source === "string") {
    return new UnprefixedXFormsName(source);
  }
  return new QualifiedName(source);
};`,
  replace: `const staticNames = new Map();
const staticNodeName = (source) => {
  if (source instanceof QualifiedName) {
    return source;
  }
  const key = typeof source === "string" ? source : JSON.stringify([String(source.namespaceURI), source.prefix, source.localName]);
  let name = staticNames.get(key);
  if (name === undefined) {
    name = typeof source === "string" ? new UnprefixedXFormsName(source) : new QualifiedName(source);
    staticNames.set(key, name);
  }
  return name;
};`,
};

/** Asked of the same few expressions for every choice of every list. */
const constantsOnce: EnginePatch = {
  name: 'constants are known',
  find: `const isConstantExpression = (expression) => {
  return findConstantExpressionNode(expression) != null;
};`,
  replace: `const constantExpressions = new Map();
const isConstantExpression = (expression) => {
  let isConstant = constantExpressions.get(expression);
  if (isConstant === undefined) {
    isConstant = findConstantExpressionNode(expression) != null;
    constantExpressions.set(expression, isConstant);
  }
  return isConstant;
};`,
};

/** Most labels of a form are \`jr:itext('…')\`, each another one: no path to resolve, and its argument stands there. */
const textReferences: EnginePatch = {
  name: 'text references: no path',
  find: `const resolveParsedNodesetReference = (contextReference, reference) => {
`,
  replace: `const resolveParsedNodesetReference = (contextReference, reference) => {
  if (textReference.test(reference)) return reference;
`,
};

const textArguments: EnginePatch = {
  name: 'text references: their argument',
  find: `const getTranslationExpression = (expression) => {
`,
  replace: `const textReference = /^jr:itext\\(('[^']*'|"[^"]*")\\)$/;
const getTranslationExpression = (expression) => {
  const known = textReference.exec(expression);
  if (known !== null) return known[1];
`,
};

/** The other columns of each choice, for maps, which this console does not draw. */
const itemProperties: EnginePatch = {
  name: 'properties of choices',
  find: `          const properties = itemset.getPropertiesExpressions(nodeElements).map((expression) => {
            return [expression.toString(), createComputedExpression(context, expression)];
          });`,
  replace: '          const properties = [];',
};

/**
 * A step to a child by its name looks at every child: in a group of hundreds of questions, hundreds of times for one key. What a group
 * holds is one list for good (only rows of repeats come and go, and are asked for anew), so it is kept by name; the step's own test still judges what is found.
 */
const childrenByName: EnginePatch = {
  name: 'children by name: definition',
  find: 'class LocationPathEvaluation {\n  constructor(parentContext, contextNodes, options = {}) {',
  replace: `const childrenOfGroups = new WeakMap();
const groupTypes = new Set(["root", "group", "repeat-instance"]);
const childrenByName = (node, step) => {
  if (step.axisType !== "child" || step.stepType !== "NodeNameTest" || !groupTypes.has(node.nodeType)) return null;
  const children = node.getChildren();
  if (children.length < 16) return null;
  let names = childrenOfGroups.get(children);
  if (names === undefined) {
    names = Map.groupBy(children, (child) => child.definition.qualifiedName.localName);
    childrenOfGroups.set(children, names);
  }
  return (names.get(step.nodeName) ?? []).flatMap((child) =>
    child.nodeType.startsWith("repeat-range") ? child.getXPathChildNodes() : [child]
  );
};
class LocationPathEvaluation {
  constructor(parentContext, contextNodes, options = {}) {`,
};

const childrenByNameUse: EnginePatch = {
  name: 'children by name: use',
  find: '      const axisNodes = axisEvaluator(currentContext, step);\n      return Array.from(axisNodes).filter(nodePredicate);',
  replace:
    '      const axisNodes = childrenByName(contextNode, step) ?? axisEvaluator(currentContext, step);\n      return Array.from(axisNodes).filter(nodePredicate);',
};

export const engineShortcuts: readonly EnginePatch[] = [
  expressionsOnce,
  childTexts,
  namesOnce,
  constantsOnce,
  textReferences,
  textArguments,
  itemProperties,
  childrenByName,
  childrenByNameUse,
];
