import '../../../renderer/zodWithoutEval.ts';
import type { FormContext, FormSession } from '../../../renderer/form/engine/formSession.ts';
import type { RepeatNode } from '../../../renderer/form/engine/formNode.ts';
import { loadForm } from '../../../renderer/form/engine/loadForm.ts';
import type { Step } from '../validForm.ts';
import { full, look } from './look.ts';
import type { Player } from './player.ts';
import { nodesOf } from './shownNodes.ts';

const blank: FormContext = {
  nama_agen: '',
  waktu_hari: 'pagi',
  nomor_referensi: '',
  nomor_penelepon: '',
  saluran: '',
  tenggat: '',
  masa_retensi: '',
  tanggal: '',
};

const repeatAt = (session: FormSession, reference: string): RepeatNode => {
  const node = nodesOf(session).get(full(reference));
  if (node?.kind !== 'repeat') throw new Error(`there is no repeat at ${reference}`);
  return node;
};

const act = (session: FormSession, { set = {}, add, remove, language }: Step): void => {
  for (const [reference, value] of Object.entries(set)) {
    const said = session.set(full(reference), value);
    if (!said.ok) throw new Error(said.problem.message);
  }
  if (add !== undefined) session.addRepeat(repeatAt(session, add));
  if (remove !== undefined) session.removeRepeat(repeatAt(session, remove[0]), remove[1] - 1);
  if (language !== undefined) session.setLanguage(language);
};

const player: Player = {
  play: async (form, steps) => {
    const loaded = await loadForm(form);
    if (!loaded.ok) throw new Error(loaded.problem.message);
    const open = async (restore: Parameters<typeof loaded.value.open>[0]['restore']): Promise<FormSession> => {
      const opened = await loaded.value.open({ language: 'id', context: blank, restore });
      if (!opened.ok) throw new Error(opened.problem.message);
      return opened.value;
    };
    let session = await open(null);
    const seen = [];
    for (const [index, step] of steps.entries()) {
      try {
        act(session, step);
        if (step.reopen === true) session = await open(session.snapshot());
        seen.push(look(session, step));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`step ${index + 1} cannot be done: ${reason}`, { cause: error });
      }
    }
    session.dispose();
    return seen;
  },
};
Object.assign(window, { player, harness: player });
