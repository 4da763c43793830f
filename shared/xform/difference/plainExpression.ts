/** An absolute or relative path that is not the rest of `instance('list')/root/item` or of another step. */
const path =
  /(?<![\w)\].:*])(?:current\(\)\/)?(?:\/|\.{1,2}\/)(?:\.\.\/|[\w.:*-]+\/)*(?:\w[\w.:-]*:)?([A-Za-z_][\w.-]*)/g;
const literalOrRest = /"[^"]*"|'[^']*'|[^"']+|["']/g;

/** An expression in its author's words: paths as ${name}, so that a question that only moved changes nothing here. */
export function plainExpression(expression: string): string {
  const pieces = expression.match(literalOrRest) ?? [];
  return pieces
    .map((piece) => (/^["']/.test(piece) ? piece : piece.replaceAll(path, '${$1}').replaceAll(/\s+/g, ' ')))
    .join('')
    .trim();
}
