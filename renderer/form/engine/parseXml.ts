declare global {
  interface Window {
    /** Typed as text, because that is what the parser's own type asks for. */
    readonly trustedTypes?: {
      readonly createPolicy: (
        name: string,
        rules: { readonly createHTML: (text: string) => string },
      ) => { readonly createHTML: (text: string) => string };
    };
  }
}

/** Only for XML documents, which run nothing: the page's policy names it (`trusted-types form-xml xforms-engine`). */
const policy = globalThis.window?.trustedTypes?.createPolicy('form-xml', { createHTML: (text) => text });

export type XmlReading =
  | { readonly kind: 'document'; readonly document: XMLDocument }
  /** As the parser says it, with line and column. */
  | { readonly kind: 'broken'; readonly reason: string };

export function parseXml(xml: string): XmlReading {
  const document = new DOMParser().parseFromString(policy?.createHTML(xml) ?? xml, 'application/xml');
  const error = document.querySelector('parsererror');
  if (error === null) return { kind: 'document', document };
  const reason = error.querySelector('div')?.textContent ?? error.textContent;
  return { kind: 'broken', reason: reason.trim() };
}
