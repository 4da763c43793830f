import { describe, expect, it } from 'vitest';
import { plainForm } from './plainForm.ts';

const context = {
  nama_agen: 'Ayu',
  waktu_hari: 'pagi',
  nomor_referensi: '',
  nomor_penelepon: '',
  saluran: 'telepon',
  tenggat: '',
  masa_retensi: '365',
  tanggal: '2020-03-24',
} as const;

async function aForm() {
  const opened = await plainForm.open({ language: 'id', context, restore: null });
  if (!opened.ok) throw new Error('the plain form does not open');
  const heard: string[] = [];
  opened.value.subscribe(() => heard.push('changed'));
  return { session: opened.value, heard };
}

const never = (): never => {
  throw new Error('nothing was to be refused');
};

describe('text under the hand', () => {
  it('is in every answer that is read, however soon', async () => {
    const { session } = await aForm();
    session.type('/data/nama', 'Sar', never);
    session.type('/data/nama', 'Sari', never);
    expect(session.answers()).toEqual({ '/data/nama': 'Sari' });
    session.type('/data/nama', 'Sari W', never);
    expect(session.snapshot().instanceXml).toContain('Sari W');
  });

  it('makes the case unsaved at the first key, not a moment later', async () => {
    const { session, heard } = await aForm();
    session.type('/data/nama', 'S', never);
    expect(heard.length).toBeGreaterThan(0);
  });

  it('reaches the form by itself, several keys as one change', async () => {
    const { session } = await aForm();
    for (const text of ['S', 'Sa', 'Sar', 'Sari']) session.type('/data/nama', text, never);
    await expect
      .poll(() => session.takeChanges('2020-03-24T01:00:00.000Z').map(({ value }) => value))
      .toEqual(['Sari']);
  });

  it('of one question is heard before that of the next', async () => {
    const { session } = await aForm();
    session.type('/data/nama', 'Sari', never);
    session.type('/data/usaha', 'Toko Melati', never);
    expect(session.answers()).toEqual({ '/data/nama': 'Sari', '/data/usaha': 'Toko Melati' });
  });
});
