import '../../../renderer/zodWithoutEval.ts';
import '../../../renderer/tokens.css';
import '../../../renderer/base.css';
import { createRoot, type Root } from 'react-dom/client';
import { loadForm } from '../../../renderer/form/engine/loadForm.ts';
import type { FormContext } from '../../../renderer/form/engine/formSession.ts';
import { Answers } from '../../../shared/model/answers.ts';
import { ok } from '../../../shared/model/result.ts';
import { z } from 'zod';
import type { Harness } from './harness.ts';
import { TestDesk } from './TestDesk.tsx';

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

const element = document.querySelector<HTMLElement>('#root');
if (element === null) throw new Error('the page has no #root');
let root: Root | null = null;
let renders = 0;

const Saved = z.object({ instanceXml: z.string(), shadow: Answers });

const waiting = (): never => {
  throw new Error('no form is open');
};

const harness: Harness = {
  load: (xml) => loadForm({ xml, attachments: [] }),
  get session(): never {
    return waiting();
  },
  get loaded(): never {
    return waiting();
  },
  open: async ({ xml, attachments = [], language = 'id', context = {}, restore = null }) => {
    const loaded = await loadForm({ xml, attachments });
    if (!loaded.ok) throw new Error(loaded.problem.message);
    const opened = await loaded.value.open({ language, context: { ...blank, ...context }, restore });
    if (!opened.ok) throw new Error(opened.problem.message);
    Object.defineProperty(harness, 'session', { value: opened.value, configurable: true });
    Object.defineProperty(harness, 'loaded', { value: loaded.value, configurable: true });
  },
  restore: async (restore) => {
    const opened = await harness.loaded.open({ language: 'id', context: blank, restore });
    if (!opened.ok) return opened.problem.code;
    Object.defineProperty(harness, 'session', { value: opened.value, configurable: true });
    return null;
  },
  reopen: async () => {
    const { instanceXml, shadow } = harness.session.snapshot();
    const saved = Saved.parse(JSON.parse(JSON.stringify({ instanceXml, shadow })));
    const problem = await harness.restore(saved);
    if (problem !== null) throw new Error(problem);
  },
  show: ({ screenLanguage = 'id', regions = [] } = {}) => {
    root?.unmount();
    harness.closed = 0;
    root = createRoot(element);
    root.render(
      <TestDesk
        session={harness.session}
        screenLanguage={screenLanguage}
        onRender={() => {
          renders += 1;
        }}
        onClosed={() => {
          harness.closed += 1;
        }}
        searchRegions={async (text) => {
          const words = text.toLowerCase().split(' ');
          await new Promise((resolve) => setTimeout(resolve, 20));
          return ok(regions.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word))));
        }}
      />,
    );
  },
  unmount: () => {
    root?.unmount();
    root = null;
  },
  renders: () => renders,
  closed: 0,
};
window.harness = harness;
