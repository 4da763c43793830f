import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftSave } from '../../shared/contract/ipc.ts';
import type { Answers } from '../../shared/model/answers.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { Pack } from '../../shared/model/pack.ts';
import { PhoneNumber } from '../../shared/model/phone.ts';
import type { Settings } from '../../shared/model/settings.ts';

const text = (id: string, en = id) => ({ id, en });

/** A caller who exists nowhere; canaries look for exactly these words. */
export const caller = {
  name: 'Siti Nurhaliza Wahyuningsih',
  nik: '3404074501900017',
  number: PhoneNumber.parse('+6281299887766'),
  business: 'Keripik Belut Godean',
};

/** A small hotline: one form, two channels, a disposition that asks for two questions, one that allows gaps, one quick one. */
export const aPack = (changes: Partial<Pack> = {}): Pack => ({
  id: 'test-hotline',
  version: '1.0.0',
  name: text('Hotline Uji', 'Test hotline'),
  agency: text('Badan Uji', 'Test agency'),
  title: text('Uji 1500-587', 'Test 1500-587'),
  referencePrefix: 'KU',
  languages: [
    { code: 'id', name: 'Bahasa Indonesia' },
    { code: 'en', name: 'English' },
  ],
  defaultLanguage: 'id',
  timeZone: 'Asia/Jakarta',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '15:00' })),
  holidays: [],
  channels: [
    { code: 'telepon', kind: 'voice', label: text('Telepon'), line: '1500-587' },
    { code: 'wa', kind: 'chat', label: text('WhatsApp'), line: '08111-450-587' },
  ],
  dispositionGroups: [{ code: 'hasil', label: text('Hasil') }],
  dispositions: [
    disposition('lengkap', { requires: ['nama', 'kendala'] }),
    disposition('sebagian', { requires: ['nama', 'kendala'], allowGaps: true }),
    disposition('salah-sambung', { quickKey: '1', allowGaps: true }),
  ],
  pauseCodes: [],
  priorities: [],
  referrals: [],
  form: 'forms/intake.xml',
  roles: {
    callerName: 'nama',
    business: 'usaha',
    nik: 'nik',
    phones: ['telepon'],
    regionLabel: 'wilayah',
    regionCode: 'kode_wilayah',
    summary: null,
    trouble: 'kendala',
  },
  official: {
    categories: [
      { code: 'produksi', label: text('Produksi') },
      { code: 'permintaan', label: text('Permintaan') },
    ],
    rollUp: { bahan: 'produksi', mesin: 'produksi', sepi: 'permintaan' },
  },
  sensitive: ['nik', 'telepon'],
  retentionDays: 365,
  sync: { everyMinutes: 5, afterSaveSeconds: 2, batchItems: 50 },
  lock: { idleSeconds: 300 },
  knowledge: [],
  surge: null,
  ...changes,
});

const disposition = (code: string, changes: Partial<Pack['dispositions'][number]>): Pack['dispositions'][number] => ({
  code,
  label: text(code),
  group: 'hasil',
  requires: [],
  allowGaps: false,
  quickKey: null,
  needsCallback: false,
  ...changes,
});

const questions = ['nama', 'nik', 'telepon', 'usaha', 'wilayah', 'kode_wilayah'] as const;
const troubles = ['bahan', 'mesin', 'sepi'] as const;

const itext = (language: string): string =>
  `<translation lang="${language}">${[...questions, 'kendala', ...troubles]
    .map((name) => `<text id="${name}"><value>${name} (${language})</value></text>`)
    .join('')}</translation>`;
const label = (name: string): string => `<label ref="jr:itext('${name}')"/>`;

/** The form of `aPack`: plain text questions and one with choices, in both languages. */
export const aFormXml = (version = '1'): string => `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
  <h:head><h:title>Intake</h:title>
    <model>
      <itext>${itext('id')}${itext('en')}</itext>
      <instance><data id="intake" version="${version}">
        ${questions.map((name) => `<${name}/>`).join('')}<kendala/><orx:meta><orx:instanceID/></orx:meta>
      </data></instance>
      ${questions.map((name) => `<bind nodeset="/data/${name}" type="string"/>`).join('')}
      <bind nodeset="/data/kendala" type="string"/>
      <bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()" calculate="concat('uuid:', uuid())"/>
    </model>
  </h:head>
  <h:body>
    ${questions.map((name) => `<input ref="/data/${name}">${label(name)}</input>`).join('')}
    <select ref="/data/kendala">${label('kendala')}
      ${troubles.map((code) => `<item>${label(code)}<value>${code}</value></item>`).join('')}
    </select>
  </h:body>
</h:html>`;

/** Writes a pack as its author hands it over. @returns its folder. */
export function aPackFolder(folder: string, pack: Pack = aPack(), formXml = aFormXml()): string {
  mkdirSync(join(folder, 'forms'), { recursive: true });
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack));
  writeFileSync(join(folder, pack.form), formXml);
  return folder;
}

export const someSettings = (changes: Partial<Settings> = {}): Settings => ({
  language: 'id',
  theme: 'system',
  serverUrl: null,
  textScale: 1,
  ...changes,
});

/** Everything that the caller said, as the form engine hands it over. */
export const someAnswers = (changes: Answers = {}): Answers => ({
  '/data/nama': caller.name,
  '/data/nik': caller.nik,
  '/data/telepon': caller.number,
  '/data/usaha': caller.business,
  '/data/wilayah': 'Godean, Sleman, DI Yogyakarta',
  '/data/kode_wilayah': '34.04.02',
  '/data/kendala': ['bahan', 'sepi'],
  ...changes,
});

export const instanceOf = (answers: Answers): string =>
  `<data id="intake" version="1">${Object.entries(answers)
    .map(([reference, value]) => {
      const name = reference.split('/').at(-1) ?? 'x';
      return `<${name}>${Array.isArray(value) ? value.join(' ') : String(value ?? '')}</${name}>`;
    })
    .join('')}</data>`;

/** A save of a draft on top of its present revision. */
export function aDraftSave(draft: Draft, changes: Partial<DraftSave> = {}): DraftSave {
  const answers = changes.answers ?? someAnswers();
  return {
    caseId: draft.caseId,
    revision: draft.revision,
    language: 'id',
    position: { step: '/data', question: '/data/nama' },
    instanceXml: instanceOf(answers),
    answers,
    shadow: {},
    invalid: [],
    note: '',
    disposition: null,
    dispositionNote: '',
    changes: [],
    ...changes,
  };
}
