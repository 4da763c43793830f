/** Name spaces of the standard, by the prefixes that authors give them. */
export const namespaces = {
  xforms: 'http://www.w3.org/2002/xforms',
  h: 'http://www.w3.org/1999/xhtml',
  jr: 'http://openrosa.org/javarosa',
  orx: 'http://openrosa.org/xforms',
  odk: 'http://www.opendatakit.org/xforms',
  entities: 'http://www.opendatakit.org/xforms/entities',
} as const;

/** Controls that ask or show something. */
export const controlNames = ['input', 'select', 'select1', 'range', 'rank', 'trigger', 'upload'] as const;
export type ControlName = (typeof controlNames)[number];

/** Actions, as children of the model, of a repeat or of a control. */
export const actionNames: ReadonlySet<string> = new Set(['setvalue', 'setgeopoint', 'recordaudio']);
