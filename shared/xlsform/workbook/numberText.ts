/**
 * A number as a form reads it: 15 significant digits like Excel (0.1+0.2 is 0.3), whole numbers exactly, never with an exponent,
 * because XPath 1.0 has none.
 */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  return withoutExponent(String(Number(value.toPrecision(15))));
}

function withoutExponent(text: string): string {
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!found) return text;
  const [, sign = '', whole = '', decimals = '', exponent = ''] = found;
  const power = Number(exponent);
  return power < 0
    ? `${sign}0.${'0'.repeat(-power - 1)}${whole}${decimals}`
    : `${sign}${whole}${decimals.padEnd(power, '0')}`;
}
