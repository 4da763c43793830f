import { createElement, Fragment, type ReactNode } from 'react';
import type { RichNode } from './engine/formText.ts';

const drawn = (node: RichNode): ReactNode => {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'piped':
      // A name may be written from right to left; it must not turn the sentence around it.
      return <bdi>{node.text}</bdi>;
    case 'break':
      return <br />;
    default:
      return createElement(node.element, null, ...node.children.map(drawn));
  }
};

/** A text of the form: allow-listed elements, and answers as plain characters. */
export const RichText = ({ text }: { readonly text: { readonly rich: readonly RichNode[] } }): ReactNode =>
  createElement(Fragment, null, ...text.rich.map(drawn));
