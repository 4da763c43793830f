import { compileText } from '../reference/compileText.ts';
import type { SurveyNode } from '../survey/tree.ts';
import type { Texts } from '../survey/texts.ts';
import { isTranslated, needsItext } from './itext.ts';
import type { FormScope } from './formScope.ts';
import { element, textElement } from './xmlText.ts';

const inline = (tag: 'label' | 'hint', texts: Texts, node: SurveyNode, scope: FormScope): string => {
  const cell = texts.get('');
  return cell === undefined ? '' : textElement(tag, [], compileText(cell, node, scope));
};

/** `<label>`, with its pictures and sounds; nothing when there is none. */
export function writeLabel(node: SurveyNode, scope: FormScope): readonly string[] {
  const { label, media } = node.texts;
  if (label.size === 0 && media.size === 0) return [];
  if (!isTranslated(label) && media.size === 0) return [inline('label', label, node, scope)];
  const id = `${node.path}:label`;
  if (label.size > 0) scope.itext.add(id, '', label, node);
  for (const [kind, texts] of media) scope.itext.add(id, kind, texts, node);
  return [element('label', [['ref', `jr:itext('${id}')`]])];
}

/** `<hint>`, with the guidance for who needs more. */
export function writeHint(node: SurveyNode, scope: FormScope): readonly string[] {
  const { hint, guidance } = node.texts;
  if (hint.size === 0 && guidance.size === 0) return [];
  if (!isTranslated(hint) && guidance.size === 0) return [inline('hint', hint, node, scope)];
  const id = `${node.path}:hint`;
  if (hint.size > 0) scope.itext.add(id, '', hint, node);
  if (guidance.size > 0) scope.itext.add(id, 'guidance', guidance, node);
  return [element('hint', [['ref', `jr:itext('${id}')`]])];
}

/** The value of `jr:constraintMsg` and the like; null when there is no message. */
export function writeMessage(name: string, texts: Texts, node: SurveyNode, scope: FormScope): string | null {
  if (texts.size === 0) return null;
  if (!needsItext(texts)) return texts.get('')?.text ?? null;
  const id = `${node.path}:${name}`;
  scope.itext.add(id, '', texts, node);
  return `jr:itext('${id}')`;
}
