/** Offsets in the text that was parsed, in UTF-16 units; `end` lies behind the last character. */
export type XPathSpan = { readonly start: number; readonly end: number };

export const xpathAxes = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;
export type XPathAxis = (typeof xpathAxes)[number];

export const xpathNodeTypes = ['comment', 'node', 'processing-instruction', 'text'] as const;
export type XPathNodeType = (typeof xpathNodeTypes)[number];

/** Which nodes of an axis a step takes: those of a name, all (of a prefix), or those of a type. */
export type XPathTest =
  | { readonly kind: 'name'; readonly prefix: string | null; readonly name: string }
  | { readonly kind: 'any'; readonly prefix: string | null }
  | { readonly kind: 'type'; readonly type: XPathNodeType; readonly literal: string | null };

export type XPathStep = XPathSpan & {
  /** What stands before the step; "" only before the first step of a relative path. `//` stands for `/descendant-or-self::node()/`. */
  readonly separator: '' | '/' | '//';
  readonly axis: XPathAxis;
  readonly test: XPathTest;
  readonly predicates: readonly XPathNode[];
};

export type XPathOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|';

export type XPathCall = XPathSpan & {
  readonly kind: 'call';
  readonly prefix: string | null;
  /** Without its prefix. */
  readonly name: string;
  readonly args: readonly XPathNode[];
};

export type XPathPath = XPathSpan & {
  readonly kind: 'path';
  /** Where the path begins: at the node that it is evaluated for, at the root, or at what an expression gives. */
  readonly from: 'context' | 'root' | XPathNode;
  /** Empty only for "/". */
  readonly steps: readonly XPathStep[];
};

/** `${nama}` as authors of XLSForms write it; not XPath, and in an XForm a fault. The name comes without its blanks. */
export type XPathReference = XPathSpan & { readonly kind: 'reference'; readonly name: string };

/** An expression as a tree. Parentheses are not in it: they show in the shape. */
export type XPathNode =
  | (XPathSpan & { readonly kind: 'number'; readonly value: number })
  /** Between its quotes, taken as it is. */
  | (XPathSpan & { readonly kind: 'string'; readonly value: string })
  | (XPathSpan & { readonly kind: 'variable'; readonly name: string })
  | (XPathSpan & { readonly kind: 'negation'; readonly operand: XPathNode })
  | (XPathSpan & {
      readonly kind: 'binary';
      readonly operator: XPathOperator;
      readonly left: XPathNode;
      readonly right: XPathNode;
    })
  | (XPathSpan & { readonly kind: 'filter'; readonly base: XPathNode; readonly predicates: readonly XPathNode[] })
  | XPathReference
  | XPathCall
  | XPathPath;
