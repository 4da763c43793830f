import type { FormDefinition } from '../../shared/model/formFiles.ts';

export type Asked = {
  readonly name: string;
  /** Said in both languages; null: nothing is asked, there is only the node and its bind. */
  readonly label: string | null;
  readonly hint?: string;
  /** Beside its words, in all languages: "image" and its file. */
  readonly image?: string;
  /** Its text in the first instance. */
  readonly value?: string;
  /** What is written behind its label: a setvalue. */
  readonly behind?: string;
  /** More attributes of its control. */
  readonly attributes?: string;
  /** More attributes of its bind. */
  readonly bind?: string;
  readonly appearance?: string;
  /** "code words" each. */
  readonly choices?: readonly string[];
  /** Choices from a data file instead. */
  readonly listFile?: string;
  /** A group and what stands in it. */
  readonly inside?: readonly Asked[];
};

const path = (parent: string, { name }: Asked): string => `${parent}/${name}`;

function nodes(list: readonly Asked[]): string {
  return list.map(({ name, inside, value = '' }) => `<${name}>${inside ? nodes(inside) : value}</${name}>`).join('');
}

function binds(list: readonly Asked[], parent: string): string {
  return list
    .map((asked) => {
      const { bind = '', inside } = asked;
      const own = bind === '' && inside ? '' : `<bind nodeset="${path(parent, asked)}" ${bind}/>`;
      return `${own}${inside ? binds(inside, path(parent, asked)) : ''}`;
    })
    .join('');
}

const wordsOf = (choice: string): string => choice.slice(choice.indexOf(' ') + 1 || choice.length);

function itext(list: readonly Asked[], parent: string, language: string): string {
  const text = (id: string, words: string, image = ''): string =>
    `<text id="${id}"><value>${words} (${language})</value>${image && `<value form="image">${image}</value>`}</text>`;
  return list
    .map((asked) => {
      const own = asked.label === null ? '' : text(path(parent, asked), asked.label, asked.image);
      const choices = (asked.choices ?? []).map((choice, at) => text(`${path(parent, asked)}-${at}`, wordsOf(choice)));
      return `${own}${choices.join('')}${asked.inside ? itext(asked.inside, path(parent, asked), language) : ''}`;
    })
    .join('');
}

function controls(list: readonly Asked[], parent: string): string {
  return list
    .map((asked) => {
      if (asked.label === null) return '';
      const reference = path(parent, asked);
      const look = asked.appearance === undefined ? '' : ` appearance="${asked.appearance}"`;
      const label = `<label ref="jr:itext('${reference}')"/>`;
      const hint = asked.hint === undefined ? '' : `<hint>${asked.hint}</hint>`;
      if (asked.inside) return `<group ref="${reference}"${look}>${label}${controls(asked.inside, reference)}</group>`;
      if (asked.listFile !== undefined)
        return `<select1 ref="${reference}"${look}>${label}<itemset nodeset="instance('list')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>`;
      if (!asked.choices)
        return `<input ref="${reference}"${look} ${asked.attributes ?? ''}>${label}${hint}${asked.behind ?? ''}</input>`;
      const items = asked.choices.map(
        (choice, at) =>
          `<item><label ref="jr:itext('${reference}-${at}')"/><value>${choice.split(' ')[0] ?? ''}</value></item>`,
      );
      return `<select ref="${reference}"${look}>${label}${hint}${items.join('')}</select>`;
    })
    .join('');
}

/** A form that asks this, in Indonesian and English. */
export function aForm(list: readonly Asked[], changes: Partial<FormDefinition> = {}): FormDefinition {
  const file = list.find(({ listFile }) => listFile !== undefined)?.listFile;
  const xml = `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Form</h:title><model>
<itext>${['id', 'en'].map((code) => `<translation lang="Bahasa (${code})">${itext(list, '/data', code)}</translation>`).join('')}</itext>
<instance><data id="a" version="1">${nodes(list)}<meta><instanceID/></meta></data></instance>
${file === undefined ? '' : `<instance id="list" src="jr://file-csv/${file}"/>`}
${binds(list, '/data')}<bind nodeset="/data/meta/instanceID" jr:preload="uid" type="string"/>
</model></h:head><h:body>${controls(list, '/data')}</h:body></h:html>`;
  return { formId: 'a', version: '1', title: 'Form', xml, attachments: [], ...changes };
}
