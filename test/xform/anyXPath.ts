import * as fc from 'fast-check';
import {
  xpathAxes,
  xpathNodeTypes,
  type XPathNode,
  type XPathStep,
  type XPathTest,
} from '../../shared/xform/xpath/xpathNode.ts';

const span = { start: 0, end: 0 };
const name = fc.oneof(
  fc.constantFrom('a', 'or', 'and', 'div', 'mod', 'node', 'text', 'self', 'nama-usaha', 'x.1', 'é', '_'),
  fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,8}$/),
);
const prefix = fc.option(fc.constantFrom('jr', 'orx', 'x-y'));

const test = fc.oneof<fc.Arbitrary<XPathTest>[]>(
  fc.record({ kind: fc.constant('name'), prefix, name }),
  fc.record({ kind: fc.constant('any'), prefix }),
  fc.constantFrom(...xpathNodeTypes).map((type) => ({ kind: 'type', type, literal: null })),
  fc.constant({ kind: 'type', type: 'processing-instruction', literal: 'x' }),
);

const number = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs));
/** A literal cannot hold both kinds of quotes. */
const text = fc.string({ maxLength: 6 }).map((value) => (value.includes("'") ? value.replaceAll('"', '') : value));
const functionName = name.filter((one) => !xpathNodeTypes.some((type) => type === one));

const { expression } = fc.letrec<{ expression: XPathNode; step: XPathStep }>((tie) => {
  const predicates = fc.array(tie('expression'), { maxLength: 2, depthIdentifier: 'xpath' });
  const step = fc.record({
    start: fc.constant(0),
    end: fc.constant(0),
    separator: fc.constantFrom('/', '//'),
    axis: fc.constantFrom(...xpathAxes),
    test,
    predicates,
  });
  const first = fc.tuple(step, fc.array(step, { maxLength: 2 }));
  const node = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T & typeof span> =>
    fc.record(fields).map((value) => ({ ...value, ...span }));
  return {
    step,
    expression: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'xpath', withCrossShrink: true },
      node({ kind: fc.constant('number' as const), value: number }),
      node({ kind: fc.constant('string' as const), value: text }),
      node({ kind: fc.constant('reference' as const), name }),
      node({ kind: fc.constant('variable' as const), name }),
      node({ kind: fc.constant('negation' as const), operand: tie('expression') }),
      node({
        kind: fc.constant('binary' as const),
        operator: fc.constantFrom('or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod', '|'),
        left: tie('expression'),
        right: tie('expression'),
      }),
      node({
        kind: fc.constant('call' as const),
        prefix,
        name: functionName,
        args: fc.array(tie('expression'), { maxLength: 3 }),
      }),
      node({
        kind: fc.constant('filter' as const),
        base: tie('expression'),
        predicates: predicates.filter((list) => list.length > 0),
      }),
      node({
        kind: fc.constant('path' as const),
        from: fc.constant('root' as const),
        steps: fc.array(step, { maxLength: 3 }),
      }),
      first.map(([head, rest]) => ({
        kind: 'path' as const,
        from: 'context' as const,
        steps: [{ ...head, separator: '' as const }, ...rest],
        ...span,
      })),
      fc.tuple(tie('expression'), first).map(([from, [head, rest]]) => ({
        kind: 'path' as const,
        from,
        steps: [head, ...rest],
        ...span,
      })),
    ),
  };
});

/** Trees of every shape that an expression can have, without offsets. */
export const anyXPath: fc.Arbitrary<XPathNode> = expression;
