export type XFormParts = {
  /** The root of the primary instance with its attributes. */
  readonly instance: string;
  /** Texts by language and id; the first language is the default. */
  readonly itext?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly instances?: string;
  readonly binds?: string;
  /** Anything else at the end of the model. */
  readonly model?: string;
  readonly body: string;
};

const itextXml = (texts: NonNullable<XFormParts['itext']>): string =>
  `<itext>${Object.entries(texts)
    .map(
      ([language, values], index) =>
        `<translation lang="${language}"${index === 0 ? ' default="true()"' : ''}>${Object.entries(values)
          .map(([id, text]) => `<text id="${id}"><value>${text}</value></text>`)
          .join('')}</translation>`,
    )
    .join('')}</itext>`;

/** An XForm as somebody writes it by hand: one part a line, so that places can be told by line. */
export const xform = ({ instance, itext, instances = '', binds = '', model = '', body }: XFormParts): string =>
  [
    '<?xml version="1.0"?>',
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">',
    '<h:head><h:title>Uji</h:title>',
    '<model>',
    itext === undefined ? '' : itextXml(itext),
    `<instance>${instance}</instance>`,
    instances,
    binds,
    model,
    '</model></h:head>',
    `<h:body>${body}</h:body>`,
    '</h:html>',
  ].join('\n');
