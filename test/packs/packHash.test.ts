import { describe, expect, it } from 'vitest';
import { loadPack } from '../../core/packs.ts';
import { covid2020, packFolder } from './packFolder.ts';

describe('the hash', () => {
  const hashOf = async (folder: string): Promise<string> => {
    const loaded = await loadPack(folder);
    if (!loaded.ok) throw new Error(loaded.problem.message);
    return loaded.value.hash;
  };

  it('changes with any file of the pack', async () => {
    const hashes = new Set([await hashOf(covid2020)]);
    for (const file of ['forms/intake.xml', 'knowledge/bpum.id.md', 'pack.json']) {
      const pack = packFolder();
      pack.rewrite(file, (text) => `${text}\n`);
      hashes.add(await hashOf(pack.folder));
    }
    expect(hashes.size).toBe(4);
  });

  it('is the same after a checkout with other line ends, and so is the form', async () => {
    const pack = packFolder();
    for (const file of ['forms/intake.xml', 'knowledge/bpum.id.md', 'pack.json'])
      pack.rewrite(file, (text) => text.replaceAll('\n', '\r\n'));
    expect(await hashOf(pack.folder)).toBe(await hashOf(covid2020));
  });
});
