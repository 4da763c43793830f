import '../../../renderer/zodWithoutEval.ts';
import type { FormContext } from '../../../renderer/form/engine/formSession.ts';
import { loadForm } from '../../../renderer/form/engine/loadForm.ts';
import type { Problem } from '../../../shared/model/result.ts';
import type { DryRun } from './dryRun.ts';
import { fillForm } from './fillForm.ts';

const context: FormContext = {
  nama_agen: 'Sari',
  waktu_hari: 'pagi',
  nomor_referensi: 'KU-200316-01-0001-0',
  nomor_penelepon: '+6281234567890',
  saluran: 'telepon',
  tenggat: '2020-03-23',
  masa_retensi: '365',
  tanggal: '2020-03-16',
};
const fillingMs = 8_000;
/** The last form stays open, so that its memory can be measured from outside. */
const kept: unknown[] = [];

const refused = ({ message, details }: Problem): DryRun => ({
  kind: 'refused',
  reason: typeof details['reason'] === 'string' ? details['reason'] : message,
  reference: typeof details['element'] === 'string' ? details['element'] : null,
});

/** Loads a form with the engine of the product, opens it and fills it. */
window.dryRun = async (form) => {
  const start = performance.now();
  const loaded = await loadForm(form);
  if (!loaded.ok) return refused(loaded.problem);
  const loadedAt = performance.now();
  const opened = await loaded.value.open({ language: '', context, restore: null });
  if (!opened.ok) return refused(opened.problem);
  const openedAt = performance.now();
  const session = opened.value;
  const { reached, ...filling } = fillForm(session, performance.now() + fillingMs);
  const paths = new Set([...loaded.value.describe('').map(({ path }) => path), ...reached]);
  // What the console keeps and sends is read once as well.
  kept.splice(0, kept.length, loaded, session, session.snapshot());
  return {
    kind: 'ran',
    loadMs: loadedAt - start,
    openMs: openedAt - loadedAt,
    questions: paths.size,
    unreached: [...paths].filter((path) => !reached.has(path)),
    ...filling,
  };
};
