import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { FormContext, FormSession, RestoredForm } from '../form/engine/formSession.ts';
import { loadForm } from '../form/engine/loadForm.ts';

export type OpenForm = {
  readonly session: FormSession;
  /** Which opening this is: fields of an earlier one are never taken for its own. */
  readonly opening: number;
};

/** A call that never was, so that texts with the agent's name and the hour read as they will. */
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

/** The newest form that runs, opened with the answers that were given to the one before, as far as it still asks for them. */
export function useOpenForm(form: FormDefinition | null, language: string) {
  const [open, setOpen] = useState<OpenForm | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const present = useRef<OpenForm | null>(null);
  const asked = useRef(0);

  const begin = useCallback(
    async (definition: FormDefinition, answers: RestoredForm | null): Promise<void> => {
      asked.current += 1;
      const opening = asked.current;
      const loaded = await loadForm(definition);
      const fail = (message: string): void => {
        if (opening === asked.current) setReason(message);
      };
      if (!loaded.ok) return fail(loaded.problem.message);
      const how = { language, context };
      const restored = await loaded.value.open({ ...how, restore: answers });
      // Answers to a form that has become another are dropped; the author is looking at the new one.
      const session = restored.ok || answers === null ? restored : await loaded.value.open({ ...how, restore: null });
      if (!session.ok) return fail(session.problem.message);
      if (opening !== asked.current) return session.value.dispose();
      present.current?.session.dispose();
      present.current = { session: session.value, opening };
      setOpen(present.current);
      setReason(null);
    },
    [language],
  );
  useEffect(() => {
    if (form !== null) void begin(form, present.current?.session.snapshot() ?? null);
  }, [form, begin]);
  const again = useCallback(() => {
    if (form !== null) void begin(form, null);
  }, [form, begin]);
  return { open, reason, again };
}
