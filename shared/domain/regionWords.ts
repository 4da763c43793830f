import type { RegionWords } from './regionMatch.ts';
import { levelOf, regionName } from './regionName.ts';

/** The words by which a region is found. `parent` is the region it lies in, `nicknames` are folded single words. */
export function regionWords(
  code: string,
  name: string,
  nicknames: readonly string[],
  parent: RegionWords | null,
): RegionWords {
  const level = levelOf(code);
  const { core, kind: fullKind } = regionName(level, name);
  // Nine in ten regencies are "kabupaten": as a word it would find everything, so a query uses it as a hint only.
  const kind = fullKind.filter((word) => word !== 'kabupaten');
  const names = new Set(nicknames);
  if (core.length > 1) names.add(core.join(''));
  if (kind.length > 0) names.add([...kind, ...core].join(''));
  return {
    level,
    isCity: level === 'regency' && fullKind.includes('kota'),
    core,
    kind,
    names: [...names],
    above: parent === null ? [] : [...parent.core, ...parent.names, ...parent.kind, ...parent.above],
  };
}
