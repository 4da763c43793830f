import type { XPathNode, XPathStep } from './xpathNode.ts';

/** How tightly an expression binds; what binds less than its place asks for stands in brackets. */
const strength = {
  or: 1,
  and: 2,
  equality: 3,
  relation: 4,
  sum: 5,
  product: 6,
  negation: 7,
  union: 8,
  path: 9,
} as const;
const operatorStrength = {
  or: strength.or,
  and: strength.and,
  '=': strength.equality,
  '!=': strength.equality,
  '<': strength.relation,
  '<=': strength.relation,
  '>': strength.relation,
  '>=': strength.relation,
  '+': strength.sum,
  '-': strength.sum,
  '*': strength.product,
  div: strength.product,
  mod: strength.product,
  '|': strength.union,
} as const;

/** An expression as text that reads back as the same tree. `replace` may give another text for a part, brackets included. */
export function printXPath(node: XPathNode, replace: (node: XPathNode) => string | null = () => null): string {
  const print = (part: XPathNode, least: number): string => {
    const replaced = replace(part);
    if (replaced !== null) return replaced;
    const text = plain(part);
    return strengthOf(part) < least ? `(${text})` : text;
  };
  const predicates = (parts: readonly XPathNode[]): string => parts.map((part) => `[${print(part, 0)}]`).join('');
  const plain = (part: XPathNode): string => {
    switch (part.kind) {
      case 'number':
        return numberText(part.value);
      case 'string':
        return part.value.includes("'") ? `"${part.value}"` : `'${part.value}'`;
      case 'variable':
        return `$${part.name}`;
      case 'reference':
        return `\${${part.name}}`;
      case 'negation':
        return `-${print(part.operand, part.operand.kind === 'negation' ? strength.path : strength.union)}`;
      case 'binary': {
        // Down the left side without recursion: a sum of thousands would run out of stack.
        const chain = [part];
        let left = part.left;
        for (
          let own = operatorStrength[part.operator];
          left.kind === 'binary' && operatorStrength[left.operator] >= own;
        ) {
          own = operatorStrength[left.operator];
          chain.push(left);
          left = left.left;
        }
        return (
          chain.reduceRight(
            (text, { operator, right }) => {
              const own = operatorStrength[operator];
              return `${text === null ? print(left, own) : text} ${operator} ${print(right, own + 1)}`;
            },
            null as string | null,
          ) ?? ''
        );
      }
      case 'call':
        return `${part.prefix === null ? '' : `${part.prefix}:`}${part.name}(${part.args.map((arg) => print(arg, 0)).join(', ')})`;
      case 'filter':
        return `${print(part.base, beginsPath(part.base) ? strength.path : Infinity)}${predicates(part.predicates)}`;
      default: {
        const steps = part.steps
          .map((step) => `${step.separator}${stepText(step)}${predicates(step.predicates)}`)
          .join('');
        if (part.from === 'root') return steps === '' ? '/' : steps;
        if (part.from === 'context') return steps;
        return `${print(part.from, beginsPath(part.from) || part.from.kind === 'filter' ? strength.path : Infinity)}${steps}`;
      }
    }
  };
  return print(node, 0);
}

/** What may stand before a predicate or a slash without brackets. */
export const beginsPath = ({ kind }: XPathNode): boolean =>
  kind === 'call' || kind === 'string' || kind === 'variable' || kind === 'reference' || kind === 'number';

function strengthOf(node: XPathNode): number {
  if (node.kind === 'binary') return operatorStrength[node.operator];
  // A name or a "*" behind a lone slash would be taken for its step.
  if (node.kind === 'path' && node.from === 'root' && node.steps.length === 0) return 0;
  return node.kind === 'negation' ? strength.negation : strength.path;
}

/** XPath knows no exponents. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  if (value > 1) return BigInt(value).toString();
  const [digits = '', exponent] = text.split('e-');
  return `0.${digits.replace('.', '').padStart(Number(exponent) - 1 + digits.replace('.', '').length, '0')}`;
}

function stepText({ axis, test, predicates }: XPathStep): string {
  if (test.kind === 'type' && predicates.length === 0) {
    if (test.type === 'node' && axis === 'self') return '.';
    if (test.type === 'node' && axis === 'parent') return '..';
  }
  const name =
    test.kind === 'type'
      ? `${test.type}(${test.literal === null ? '' : `'${test.literal}'`})`
      : `${test.prefix === null ? '' : `${test.prefix}:`}${test.kind === 'any' ? '*' : test.name}`;
  if (axis === 'child') return name;
  return axis === 'attribute' ? `@${name}` : `${axis}::${name}`;
}
