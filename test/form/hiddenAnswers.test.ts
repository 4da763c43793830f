import { describe, expect, test } from 'vitest';
import { formXml, textItem, type Item } from './formXml.ts';
import { useFormPage } from './useFormPage.ts';

const form = useFormPage();
const { open, openXml, reopen, set, said, shadow } = form;
const step = (...children: readonly Item[]): Item => ({ kind: 'group', name: 'satu', label: 'Satu', children });

describe('hidden answers', () => {
  const branch: readonly Item[] = [textItem('jenis'), textItem('alasan', "/data/satu/jenis = 'lain'")];

  test('go with their branch and come back with it, also after the draft was opened again', async () => {
    await open(...branch);
    await set('/data/satu/jenis', 'lain');
    await set('/data/satu/alasan', 'Banjir & listrik');
    await set('/data/satu/jenis', 'mikro');
    expect(await said()).toEqual({ '/data/satu/jenis': 'mikro' });
    expect(await shadow()).toEqual({ '/data/satu/alasan': 'Banjir & listrik' });
    await reopen();
    expect(await said()).toEqual({ '/data/satu/jenis': 'mikro' });
    expect(await shadow()).toEqual({ '/data/satu/alasan': 'Banjir & listrik' });
    await set('/data/satu/jenis', 'lain');
    expect(await said()).toEqual({ '/data/satu/jenis': 'lain', '/data/satu/alasan': 'Banjir & listrik' });
    expect(await shadow()).toEqual({});
  });

  test('of whole rows come back at their places', async () => {
    const rows: Item = { kind: 'repeat', name: 'utang', label: 'Utang', children: [textItem('lembaga')] };
    await open(textItem('punya'), {
      kind: 'group',
      name: 'pinjaman',
      label: 'Pinjaman',
      relevant: "/data/satu/punya = 'ya'",
      children: [rows],
    });
    await set('/data/satu/punya', 'ya');
    await form.page().evaluate(() => {
      const [first] = window.harness.session.steps;
      const group = first?.children.find(({ name }) => name === 'pinjaman');
      const repeat = group?.kind === 'group' ? group.children[0] : undefined;
      if (repeat?.kind !== 'repeat') throw new Error('no repeat');
      for (let rows = repeat.state().rows.length; rows < 2; rows += 1) window.harness.session.addRepeat(repeat);
    });
    await set('/data/satu/pinjaman/utang[1]/lembaga', 'BRI');
    await set('/data/satu/pinjaman/utang[2]/lembaga', 'Koperasi Maju');
    await set('/data/satu/punya', 'tidak');
    await reopen();
    expect(await said()).toEqual({ '/data/satu/punya': 'tidak' });
    await set('/data/satu/punya', 'ya');
    expect(await said()).toEqual({
      '/data/satu/punya': 'ya',
      '/data/satu/pinjaman/utang[1]/lembaga': 'BRI',
      '/data/satu/pinjaman/utang[2]/lembaga': 'Koperasi Maju',
    });
  });

  test('a choice that its list does not offer for a while is kept until the list offers it again', async () => {
    const list = [
      { name: 'bahan', label: 'Bahan baku' },
      { name: 'jual', label: 'Penjualan' },
    ];
    const items = [
      step(
        { kind: 'select', name: 'kendala', label: 'Kendala', choices: { bahan: 'Bahan baku', jual: 'Penjualan' } },
        {
          kind: 'select1',
          name: 'utama',
          label: 'Utama',
          choices: "instance('kendala')/root/item[selected(/data/satu/kendala, name)]",
        },
      ),
    ];
    await openXml(formXml({ items, lists: { kendala: list } }));
    await set('/data/satu/kendala', ['bahan', 'jual']);
    await set('/data/satu/utama', 'jual');
    await set('/data/satu/kendala', ['bahan']);
    expect((await said())['/data/satu/utama']).toBeUndefined();
    await reopen();
    await set('/data/satu/kendala', ['bahan', 'jual']);
    expect((await said())['/data/satu/utama']).toBe('jual');
  });

  test('an answer that the form gives by itself stays emptied when its branch comes back', async () => {
    await open(textItem('jenis'), {
      kind: 'input',
      name: 'negara',
      label: 'Negara',
      value: 'Indonesia',
      relevant: "/data/satu/jenis = 'lain'",
    });
    await set('/data/satu/jenis', 'lain');
    expect((await said())['/data/satu/negara']).toBe('Indonesia');
    await set('/data/satu/negara', null);
    await set('/data/satu/jenis', 'mikro');
    await reopen();
    await set('/data/satu/jenis', 'lain');
    expect((await said())['/data/satu/negara']).toBeUndefined();
  });
});
