import { expect, it } from 'vitest';
import { gapsAtClose } from '../../shared/domain/gapsAtClose.ts';

const requires = ['nama', 'nomor', 'wilayah', 'nomor'];

it('names what is missing in the order of the disposition, each once', () => {
  expect(gapsAtClose({ requires }, { '/data/wilayah': 'Sleman' }, []).missing).toEqual(['nama', 'nomor']);
});

it('a refusal closes a gap', () => {
  expect(
    gapsAtClose({ requires }, { '/data/a/nama_na': 'menolak', '/data/nomor': '08', '/data/wilayah': 'x' }, []).missing,
  ).toEqual([]);
});

it('a wrong number asks for nothing', () => {
  expect(gapsAtClose({ requires: [] }, {}, [])).toEqual({ missing: [], invalid: [] });
});

it('answers that break a rule are listed, each once, required or not', () => {
  expect(gapsAtClose({ requires: [] }, {}, ['/data/nib', '/data/nib']).invalid).toEqual(['/data/nib']);
});
