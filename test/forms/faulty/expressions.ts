import { faultyBook, yesNo, type FaultyForm } from '../faultyForm.ts';
import type { FormProblemCode } from '../../../shared/model/formProblem.ts';

type Codes = FormProblemCode | readonly FormProblemCode[];

const relevant = (name: string, codes: Codes, expression: string, says: readonly string[] = []): FaultyForm =>
  faultyBook(
    name,
    codes,
    ['type | name | label | relevant', 'integer | a | A', 'integer | b | B', `text | c | C | »${expression}`],
    { says },
  );
const calculated = (name: string, codes: Codes, expression: string, says: readonly string[] = []): FaultyForm =>
  faultyBook(
    name,
    codes,
    [
      'type | name | label | calculation',
      'integer | a | A',
      'select_multiple yt | m | M',
      `calculate | c | | »${expression}`,
    ],
    { says, book: { choices: yesNo } },
  );

/** Expressions that are no XPath, or that call what is not there. */
export const expressionFaults: readonly FaultyForm[] = [
  relevant('two equal signs', 'expression_invalid', '${a} == 3', ['=']),
  relevant('a greater-or-less sign', 'expression_invalid', '${a} <> 3', ['!=']),
  relevant('ampersands for and', 'expression_invalid', '${a} > 3 && ${b} < 2', ['and']),
  relevant('strokes for or', 'expression_invalid', '${a} > 3 ¦¦ ${b} < 2', ['or']),
  relevant('and in Indonesian', 'expression_invalid', '${a} > 3 dan ${b} < 2'),
  relevant('AND in capitals', 'expression_invalid', '${a} > 3 AND ${b} < 2', ['and']),
  relevant('an operator the wrong way round', 'expression_invalid', '${a} => 3', ['>=']),
  relevant('a bracket that is not closed', 'expression_invalid', '(${a} > 3 and ${b} < 2'),
  relevant('a bracket too many', 'expression_invalid', '${a} > 3)'),
  relevant('a text that is not closed', 'expression_invalid', "${a} = 'ya"),
  relevant('nothing after the operator', 'expression_invalid', '${a} ='),
  relevant('two values beside each other', 'expression_invalid', '${a} ${b}'),
  relevant('a sentence in place of a rule', ['expression_invalid', 'node_unknown'], 'jika umur lebih dari 17'),
  relevant('an assignment as in Excel', 'expression_invalid', '=${a} > 3'),
  calculated('semicolons between the parts', 'expression_invalid', "if(${a} > 3; 'x'; 'y')", [',']),
  calculated('a comma too many', 'expression_invalid', "concat('a', , 'b')"),
  calculated('a slash for a division', ['expression_invalid', 'node_unknown'], '10 / 2', ['div']),
  calculated('a misspelled function', 'function_unknown', "concatt('a', 'b')", ['concat']),
  calculated('a function of Excel', 'function_unknown', 'VLOOKUP(${a}, 2)', ['VLOOKUP']),
  calculated('a function in capitals', 'function_unknown', "IF(${a} > 3, 'x', 'y')", ['if']),
  calculated('a function of another language', 'function_unknown', 'jumlah(${a})', ['jumlah']),
  calculated('if without an otherwise', 'function_arity', "if(${a} > 3, 'x')", ['if']),
  calculated('selected without a choice', 'function_arity', 'selected(${m})', ['selected']),
  calculated('round with three parts', 'function_arity', 'round(${a}, 1, 2)', ['round']),
  calculated('today with a part', 'function_arity', 'today(${a})', ['today']),
  calculated('regex with one part', 'function_arity', 'regex(${a})', ['regex']),
  calculated('pulldata with two parts', ['function_arity', 'file_missing'], "pulldata('a', 'b')", ['pulldata']),
  calculated('a list that is not there', 'instance_unknown', "instance('tak_ada')/root/item[name = ${a}]/label", [
    'tak_ada',
  ]),
  calculated('a list whose name is misspelled', 'instance_unknown', "instance('ty')/root/item[name = ${a}]/label", [
    'yt',
  ]),
  calculated(
    'a column that the list does not have',
    ['node_unknown', 'reference_unknown'],
    "instance('yt')/root/item[name = ${m}]/harga",
  ),
  faultyBook(
    'today without its brackets',
    ['node_unknown', 'reference_unknown', 'expression_invalid', 'function_unknown'],
    ['type | name | label | constraint', 'date | a | A | ». <= today'],
    { severity: 'either', says: ['today()'] },
  ),
  faultyBook('a rule that does not parse', 'expression_invalid', [
    'type | name | label | constraint',
    'integer | a | A | ». > 0 and < 10',
  ]),
  faultyBook('a required that does not parse', 'expression_invalid', [
    'type | name | label | required',
    'integer | a | A',
    'integer | b | B | »${a} >',
  ]),
  faultyBook(
    'a filter that does not parse',
    'expression_invalid',
    ['type | name | label | choice_filter', 'text | a | A', 'select_one yt | b | B | »name = ${a})'],
    {
      book: { choices: yesNo },
    },
  ),
  faultyBook(
    'a count of rows that does not parse',
    ['expression_invalid', 'repeat_count_invalid'],
    [
      'type | name | label | repeat_count',
      'integer | a | A',
      'begin repeat | r | R | »${a} + ',
      'text | b | B',
      'end repeat',
    ],
  ),
  faultyBook('a dynamic default that does not parse', 'expression_invalid', [
    'type | name | label | default',
    "text | a | A | »concat('x'",
  ]),
  faultyBook(
    'a dynamic default with an unknown function',
    'function_unknown',
    ['type | name | label | default', 'date | a | A | »hari_ini()'],
    {},
  ),
  faultyBook(
    'an unknown function in a bind column',
    'function_unknown',
    ['type | name | label | bind::calculate', 'integer | a | A', 'text | b | | »lenght(${a})'],
    {},
  ),
];
