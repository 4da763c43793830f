import type { Sentence } from '../../xform/sentence.ts';
import { partPath } from './partPath.ts';
import { walkPart } from './walkPart.ts';

export type Relation = {
  /** Last word of its type: "worksheet", "styles". The rest differs between the two dialects of the standard. */
  readonly type: string;
  /** Name inside the zip. */
  readonly path: string;
};

/** Relations of `part` by their id; those that point out of the file are left out. */
export function readRelations(bytes: Uint8Array, part: string): ReadonlyMap<string, Relation> | Sentence {
  const relations = new Map<string, Relation>();
  const fault = walkPart(bytes, {
    open: (name, attributes) => {
      const id = attributes.get('Id');
      const target = attributes.get('Target');
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      if (attributes.get('TargetMode') === 'External') return;
      const type = attributes.get('Type') ?? '';
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path: partPath(part, target) });
    },
  });
  return fault ?? relations;
}
