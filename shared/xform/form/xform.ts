import type { FormAttachment } from '../../model/formFiles.ts';
import type { XmlElement } from '../xml/readXml.ts';
import type { ControlName } from './names.ts';
import type { TreeNode } from './tree.ts';

export type XFormBind = {
  readonly element: XmlElement;
  /** The nodeset without blanks at its ends. */
  readonly path: string;
  readonly node: TreeNode | null;
};

/** An element of the body that stands for a node, or arranges others. */
export type XFormPart = {
  readonly kind: ControlName | 'group' | 'repeat';
  readonly element: XmlElement;
  /** Absolute, without predicates; "" for a group without a reference. */
  readonly path: string;
  readonly node: TreeNode | null;
  readonly parent: XFormPart | null;
  /** Where relative paths inside of it begin. */
  readonly context: TreeNode;
};

/** A list that comes with the form, or from a file beside it. */
export type XFormList = {
  readonly id: string;
  readonly element: XmlElement;
  /** Address of a data file: "jr://file-csv/kota.csv"; null for a list inside of the form. */
  readonly src: string | null;
  /** The document round its root. */
  readonly tree: TreeNode;
  /** The data file as the engine gets to read it; null when there is none. */
  readonly attachment: FormAttachment | null;
};

export type XFormTranslation = {
  readonly language: string;
  readonly element: XmlElement;
  /** By id; of two with one id the later counts, as in the engine. */
  readonly texts: ReadonlyMap<string, XmlElement>;
};

/** The parts of an XForm, each with the element it comes from. */
export type XForm = {
  readonly root: XmlElement;
  readonly head: XmlElement;
  readonly title: XmlElement | null;
  readonly model: XmlElement;
  readonly body: XmlElement;
  /** The root of the primary instance. */
  readonly data: XmlElement;
  readonly formId: string;
  /** "" when the author gave none. */
  readonly version: string;
  /** The document round `data`. */
  readonly tree: TreeNode;
  /** By path, "/data" and all below it. */
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly binds: readonly XFormBind[];
  /** Of two with one path the later counts, as in the engine. */
  readonly bindsByPath: ReadonlyMap<string, XFormBind>;
  readonly parts: readonly XFormPart[];
  /** By path; of a repeat the repeat, not the group round it. */
  readonly partsByPath: ReadonlyMap<string, XFormPart>;
  /** First path of each name, "nama" → "/data/usaha/nama". */
  readonly pathsByName: ReadonlyMap<string, string>;
  /** Paths of questions that have choices. */
  readonly withChoices: ReadonlySet<string>;
  /** Paths of repeats. */
  readonly repeats: ReadonlySet<string>;
  readonly lists: ReadonlyMap<string, XFormList>;
  readonly translations: readonly XFormTranslation[];
};
