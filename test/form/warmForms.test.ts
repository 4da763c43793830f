import { describe, expect, test } from 'vitest';
import { createApi } from '../../renderer/api.ts';
import { createForms, type DraftOfForm, type LoadForm } from '../../renderer/stores/forms.ts';
import { Reference, Sha256 } from '../../shared/model/ids.ts';
import { ok, problem } from '../../shared/model/result.ts';
import { plainForm } from '../renderer/plainForm.ts';

const formHash = Sha256.parse('ab'.repeat(32));
const source = { hash: formHash, formId: 'f', version: '2', xml: '<h/>', attachments: [] };
const draft: DraftOfForm = {
  formHash,
  language: 'id',
  instanceXml: '',
  shadow: {},
  reference: Reference.parse('KU-260324-03-0147-5'),
  createdAt: '2026-03-24T02:00:00.000Z',
};
const context = {
  nama_agen: '',
  waktu_hari: 'pagi',
  nomor_referensi: '',
  nomor_penelepon: '',
  saluran: '',
  tenggat: '',
  masa_retensi: '',
  tanggal: '',
} as const;

/** Forms over a bridge that knows one version; counts how often it was read, and can be made to refuse. */
const desk = () => {
  const told = { loads: 0, refuses: false };
  const loadForm: LoadForm = () => {
    if (told.refuses) return Promise.resolve(problem('invalid_input', 'the form cannot be used'));
    told.loads += 1;
    return Promise.resolve(ok({ ...plainForm, title: `reading ${told.loads}` }));
  };
  const api = createApi({ call: () => Promise.resolve(ok(source)), onEvent: () => () => undefined });
  const forms = createForms(api, loadForm, () => context);
  const open = async () => {
    const opened = await forms.open(draft, null);
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value.session;
  };
  const calls = async (count: number): Promise<void> => {
    for (let call = 0; call < count; call += 1) (await open()).dispose();
  };
  const title = async () => {
    const form = await forms.load(formHash);
    return form.ok ? form.value.title : null;
  };
  return { told, open, calls, title };
};

describe('a form version', () => {
  test('is read once for fifty calls, and afresh after them', async () => {
    const { told, calls, title } = desk();
    await calls(49);
    expect(told.loads).toBe(1);
    await calls(1);
    expect(await title()).toBe('reading 2');
    await calls(49);
    expect(told.loads).toBe(2);
    await calls(1);
    expect(told.loads).toBe(3);
  });

  test('is not read under a call that has it open', async () => {
    const { told, open, calls } = desk();
    const session = await open();
    await calls(80);
    expect(told.loads).toBe(1);
    session.dispose();
    session.dispose();
    expect(told.loads).toBe(2);
    await calls(49);
    expect(told.loads).toBe(2);
  });

  test('goes on with its first reading when the next one fails', async () => {
    const { told, calls, title } = desk();
    await calls(49);
    told.refuses = true;
    await calls(3);
    expect(await title()).toBe('reading 1');
    await calls(1);
  });
});
