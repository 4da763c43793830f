/** A text in both languages; one string stands for both. XML and markdown in it are taken as they are. */
type Text = string | { readonly id: string; readonly en: string };

type Common = {
  readonly name: string;
  readonly label?: Text;
  readonly appearance?: string;
  readonly relevant?: string;
};

export type Item =
  | (Common & {
      readonly kind: 'input';
      readonly type?: string;
      readonly hint?: Text;
      readonly constraint?: string;
      readonly message?: Text;
      readonly required?: string;
      readonly readonly?: boolean;
      readonly calculate?: string;
      readonly value?: string;
    })
  | (Common & {
      readonly kind: 'select1' | 'select';
      readonly required?: string;
      readonly constraint?: string;
      /** Codes and labels, or the nodeset of a list that `lists` defines. */
      readonly choices: Readonly<Record<string, Text>> | string;
      /** Where a row of such a list has its label; `label` when it is not told. */
      readonly labels?: string;
    })
  | (Common & { readonly kind: 'trigger' })
  | (Common & { readonly kind: 'group'; readonly children: readonly Item[] })
  | (Common & { readonly kind: 'repeat'; readonly children: readonly Item[] });

export type ListRow = Readonly<Record<string, string | readonly string[]>>;

export type FormOutline = {
  readonly items: readonly Item[];
  /** Lists by id; each row is an element of these children, one that has several of a name among them. */
  readonly lists?: Readonly<Record<string, readonly ListRow[]>>;
  /** Lists that stand in a file `<id>.csv` beside the form. */
  readonly files?: readonly string[];
  /** Texts that rows name by id. */
  readonly texts?: Readonly<Record<string, Text>>;
  readonly title?: string;
};

/** A plain text question that is labelled with its own name. */
export const textItem = (name: string, relevant?: string): Item => ({
  kind: 'input',
  name,
  label: name,
  ...(relevant === undefined ? {} : { relevant }),
});

const languages = ['id', 'en'] as const;
const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const given = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${attribute(value)}"`;
const textIn = (text: Text, language: 'id' | 'en'): string => (typeof text === 'string' ? text : text[language]);

/** An ODK XForm in Indonesian and English, from a short outline. */
export function formXml({ items, lists = {}, files = [], title = 'Uji', texts: named = {} }: FormOutline): string {
  const texts = Object.entries(named).map(([key, text]) => ({ key, text }));
  const binds: string[] = [];
  const reference = (key: string, text: Text | undefined, tag: string): string => {
    if (text === undefined) return '';
    texts.push({ key, text });
    return `<${tag} ref="jr:itext('${key}')"/>`;
  };

  const instance = (item: Item): string => {
    if (item.kind === 'group') return `<${item.name}>${item.children.map(instance).join('')}</${item.name}>`;
    if (item.kind === 'repeat') {
      return `<${item.name} jr:template="">${item.children.map(instance).join('')}</${item.name}>`;
    }
    const value = item.kind === 'input' ? (item.value ?? '') : '';
    return `<${item.name}>${value}</${item.name}>`;
  };

  const body = (item: Item, parent: string): string => {
    const path = `${parent}/${item.name}`;
    const label = reference(`${path}:label`, item.label, 'label');
    const appearance = given('appearance', item.appearance);
    if (item.kind === 'group' || item.kind === 'repeat') {
      binds.push(`<bind nodeset="${path}"${given('relevant', item.relevant)}/>`);
      const children = item.children.map((child) => body(child, path)).join('');
      const inner = item.kind === 'group' ? children : `<repeat nodeset="${path}">${children}</repeat>`;
      return `<group ref="${path}"${appearance}>${label}${inner}</group>`;
    }
    const isInput = item.kind === 'input';
    if (isInput && item.message !== undefined) texts.push({ key: `${path}:message`, text: item.message });
    const message = isInput && item.message !== undefined ? ` jr:constraintMsg="jr:itext('${path}:message')"` : '';
    binds.push(
      `<bind nodeset="${path}" type="${isInput ? (item.type ?? 'string') : 'string'}"` +
        given('relevant', item.relevant) +
        (item.kind === 'trigger' ? '' : given('required', item.required)) +
        (item.kind === 'trigger' ? '' : given('constraint', item.constraint)) +
        (isInput ? given('calculate', item.calculate) + message : '') +
        `${isInput && item.readonly === true ? ' readonly="true()"' : ''}/>`,
    );
    if (isInput) {
      if (item.label === undefined) return '';
      return `<input ref="${path}"${appearance}>${label}${reference(`${path}:hint`, item.hint, 'hint')}</input>`;
    }
    if (item.kind === 'trigger') return `<trigger ref="${path}"${appearance}>${label}</trigger>`;
    const choices =
      typeof item.choices === 'string'
        ? `<itemset nodeset="${attribute(item.choices)}"><value ref="name"/><label ref="${item.labels ?? 'label'}"/></itemset>`
        : Object.entries(item.choices)
            .map(([code, text]) => `<item>${reference(`${path}/${code}`, text, 'label')}<value>${code}</value></item>`)
            .join('');
    return `<${item.kind} ref="${path}"${appearance}>${label}${choices}</${item.kind}>`;
  };

  const controls = items.map((item) => body(item, '/data')).join('\n');
  const rows = Object.entries(lists).map(([id, list]) => {
    const cells = list.map((row) =>
      Object.entries(row)
        .flatMap(([name, value]) => [value].flat().map((one) => `<${name}>${one}</${name}>`))
        .join(''),
    );
    return `<instance id="${id}"><root>${cells.map((cell) => `<item>${cell}</item>`).join('')}</root></instance>`;
  });
  const external = files.map((id) => `<instance id="${id}" src="jr://file-csv/${id}.csv"/>`);
  const translations = languages.map((language) => {
    const values = texts.map(({ key, text }) => `<text id="${key}"><value>${textIn(text, language)}</value></text>`);
    return `<translation lang="${language}"${language === 'id' ? ' default="true()"' : ''}>${values.join('')}</translation>`;
  });
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>${title}</h:title><model>
<itext>${translations.join('')}</itext>
<instance><data id="uji" version="1">${items.map(instance).join('')}<meta><instanceID/></meta></data></instance>
${rows.join('')}${external.join('')}
${binds.join('\n')}
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
</model></h:head>
<h:body>${controls}</h:body>
</h:html>`;
}
