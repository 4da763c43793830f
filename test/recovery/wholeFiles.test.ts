import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { syncFolder } from '../../core/files/syncFolder.ts';
import { writeWhole } from '../../core/files/writeWhole.ts';
import { fillDisk } from '../support/filledDisk.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** A folder on a disk with room for a part of what comes; where nobody may mount one, for nothing of it. */
function aFolderWithLittleRoom(name: string): string {
  const disk = smallDisk(1);
  if (disk !== null) {
    fillDisk(disk.folder, 16_384);
    return disk.folder;
  }
  const folder = tempFolder();
  symlinkSync('/dev/full', join(folder, `${name}.baru`));
  return folder;
}

describe('a file that is replaced as a whole', () => {
  it.each([
    ['text', 'nama: Siti'],
    ['bytes', Buffer.from('nama: Siti')],
  ])('holds what was written, readable by this user alone: %s', (_what, content) => {
    const file = join(tempFolder(), 'x');
    writeFileSync(file, 'what was there before and is longer');
    writeWhole(file, content);
    expect(readFileSync(file, 'utf8')).toBe('nama: Siti');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('stays the old one on a disk that takes only a part of the new one', () => {
    const folder = aFolderWithLittleRoom('x');
    const file = join(folder, 'x');
    writeFileSync(file, 'old');
    expect(() => writeWhole(file, 'n'.repeat(200_000))).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('stays the old one when the new one cannot be begun', () => {
    const file = join(tempFolder(), 'x');
    writeFileSync(file, 'old');
    mkdirSync(`${file}.baru`);
    expect(() => writeWhole(file, 'new')).toThrow('EISDIR');
    expect(readFileSync(file, 'utf8')).toBe('old');
  });
});

it('a new name is flushed with its folder, except on Windows, which cannot open one', () => {
  const none = join(tempFolder(), 'none');
  expect(() => syncFolder(none)).toThrow('ENOENT');
  const { platform } = process;
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }));
  Object.defineProperty(process, 'platform', { value: 'win32' });
  expect(() => syncFolder(none)).not.toThrow();
});
