import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledPack } from '../../core/storage/packs.ts';
import { openStore } from '../../core/storage/openStore.ts';
import { canonicalJson } from '../../shared/domain/canonicalJson.ts';
import { formHash } from '../../shared/domain/formHash.ts';
import { sha256 } from '../../core/sha256.ts';
import { Agent } from '../../shared/model/agent.ts';
import { ShiftId } from '../../shared/model/ids.ts';
import { ok } from '../../shared/model/result.ts';
import { Pack } from '../../shared/model/pack.ts';

/** Of every desk in every world: what it protects here is nobody's. */
export const deskKey = '5f'.repeat(32);

const text = (id: string) => ({ id, en: id });

/** The smallest hotline that a case can be taken for. */
export const pack = Pack.parse({
  id: 'simulasi',
  version: '1.0.0',
  name: text('Simulasi'),
  agency: text('Badan Simulasi'),
  title: text('Simulasi'),
  referencePrefix: 'SM',
  languages: [{ code: 'id', name: 'Bahasa Indonesia' }],
  defaultLanguage: 'id',
  timeZone: 'Asia/Jakarta',
  hours: [{ weekday: 1, from: '08:00', to: '15:00' }],
  holidays: [],
  channels: [{ code: 'telepon', kind: 'voice', label: text('Telepon'), line: '1500-587' }],
  dispositionGroups: [{ code: 'hasil', label: text('Hasil') }],
  dispositions: [
    {
      code: 'lengkap',
      label: text('Lengkap'),
      group: 'hasil',
      requires: [],
      allowGaps: true,
      quickKey: null,
      needsCallback: false,
    },
  ],
  pauseCodes: [],
  priorities: [],
  referrals: [],
  form: 'forms/simulasi.xml',
  roles: {
    callerName: 'nama',
    business: 'usaha',
    nik: null,
    phones: [],
    regionLabel: 'wilayah',
    regionCode: 'kode_wilayah',
    summary: null,
    trouble: 'kendala',
  },
  official: { categories: [{ code: 'produksi', label: text('Produksi') }], rollUp: {} },
  sensitive: [],
  retentionDays: 365,
  // So small that a few cases make a queue: batches grow, are cut anew, and are made ready ahead.
  sync: { everyMinutes: 5, afterSaveSeconds: 2, batchItems: 3 },
  lock: { idleSeconds: 300 },
  knowledge: [],
  surge: null,
});

const definition = (version: string) => ({
  formId: 'simulasi',
  version,
  title: 'Simulasi',
  xml: `<form version="${version}"/>`,
  attachments: [],
});

const installed = (version: string): { readonly form: ReturnType<typeof definition>; readonly pack: InstalledPack } => {
  const form = definition(version);
  const hash = formHash(form, sha256);
  return {
    form,
    pack: { hash: sha256(canonicalJson({ pack: pack.id, form: hash })), formHash: hash, pack, articles: [] },
  };
};

export const hotline = installed('1');
/** A form that no server has ever seen. */
export const strangeHotline = installed('asing');

export const noPassword = '$argon2id$none';

export const agent = Agent.parse({ id: 'sari', username: 'sari', name: 'Sari', role: 'supervisor' });

type Store = Extract<ReturnType<typeof openStore>, { ok: true }>['value']['store'];

/** What a desk has before its first call: its pack, and somebody with an open shift. Does nothing where that is there. */
export function furnish(store: Store, at: string, uuid: () => string): void {
  if (store.packs.byHash(hotline.pack.hash) !== null) return;
  store.transaction(() => {
    keep(store, hotline, at);
    if (store.shifts.openOf(agent.id) === null) {
      store.shifts.insert({
        id: ShiftId.parse(uuid()),
        agentId: agent.id,
        agentName: agent.name,
        openedAt: at,
        closedAt: null,
        note: '',
      });
    }
    return ok(null);
  });
}

function keep(store: Store, { form, pack: bought }: typeof hotline, at: string): void {
  store.forms.keep({ ...form, hash: bought.formHash });
  store.packs.keep(bought, at);
}

/** A migrated and furnished disk that every desk begins with. @returns its folder. */
export function templateDisk(folder: string, uuid: () => string): string {
  const template = join(folder, 'template');
  mkdirSync(template, { recursive: true });
  const now = '2026-03-24T01:00:00.000Z';
  const opened = openStore({ folder: template, key: deskKey, demo: false, now });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { store } = opened.value;
  store.transaction(() => {
    store.agents.replaceAll([{ ...agent, passwordHash: noPassword }]);
    keep(store, strangeHotline, now);
    return ok(null);
  });
  furnish(store, now, uuid);
  store.close();
  return template;
}
