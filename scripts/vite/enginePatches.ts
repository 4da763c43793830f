import { choiceIndex } from './choiceIndex.ts';
import { engineShortcuts } from './engineShortcuts.ts';

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
  ...choiceIndex,
  ...engineShortcuts,
  trustedTypesPolicy,
  trustedForm,
  trustedInstance,
  trustedSecondaryInstance,
  trustedCharacterReference,
  noEvalOfAsm,
  noEvalOfJs,
];
