import type { PlantedBug } from './plantedBug.ts';

/** In what a desk decides and does. */
export const deskBugs: readonly PlantedBug[] = [
  {
    name: 'synchronous=NORMAL on the desk',
    changes: [{ file: 'core/storage/database.ts', from: '  synchronous: 2,', to: '  synchronous: 1,' }],
  },
  {
    name: 'accepted on any 200',
    focus: ['portalPage', 'portalJson'],
    changes: [
      {
        file: 'shared/domain/judgeReply.ts',
        from: "  if (!isProtocol) return { kind: 'notOurServer'",
        to: "  if (!isProtocol && status !== 200) return { kind: 'notOurServer'",
      },
      {
        file: 'shared/domain/judgeReply.ts',
        from: "  if (reply === null) return lie('not a reply to a batch');",
        to: `  if (reply === null) {
    const fates = offered.map(({ caseId, rev }) => ({ caseId, rev, state: 'accepted', verdict: 'created' }) as const);
    return { kind: 'answered', fates, created: fates.length, duplicate: 0, again: [] };
  }`,
      },
    ],
  },
  {
    name: 'cursor before its entries',
    focus: ['deskDiskFull', 'deskKilledAtOperation', 'deskIoError'],
    changes: [
      {
        file: 'core/feedStore.ts',
        from: `      store.transaction(() => {
        for (const [hash, form] of forms)`,
        to: `      store.publications.setCursor(hotline, cursor);
      store.transaction(() => {
        for (const [hash, form] of forms)`,
      },
    ],
  },
  {
    name: 'another case id with each attempt',
    changes: [
      {
        file: 'core/sync/prepareBatch.ts',
        from: 'offered.map(({ incarnation: _incarnation, ...item }) => item)',
        to: 'offered.map(({ incarnation: _incarnation, ...item }) => ({ ...item, caseId: rng.uuid() }))',
      },
    ],
  },
  {
    name: 'numbers given again after a recovery',
    tests: { file: 'test/recovery/putBack.test.ts', named: 'gives no number a second time' },
    changes: [
      {
        file: 'core/storage/newIncarnation.ts',
        from: 'store.device.beginIncarnation(Math.max(before, store.device.incarnation()) + 1);',
        to: 'store.device.beginIncarnation(store.device.incarnation());',
      },
      {
        file: 'core/recovery/reconcileJournal.ts',
        from: 'store.device.beginIncarnation(newest + 1);',
        to: '{}',
      },
    ],
  },
  {
    name: 'gives up after 13 attempts',
    focus: ['outage'],
    changes: [
      {
        file: 'shared/domain/afterRequest.ts',
        from: 'fates: [], waitMs: backoffMs(attempt, moment.unit) };',
        to: 'fates: [], waitMs: attempt > 13 ? 1e12 : backoffMs(attempt, moment.unit) };',
      },
    ],
  },
  {
    name: 'one refused batch parks all of it',
    changes: [
      {
        file: 'shared/domain/afterRequest.ts',
        from: `      return sent > 1
        ? goOn({ ...sending, size: afterRejection(size, sent) }, 'serverFailed')
        : refusedAlone`,
        to: '      return refusedAlone',
      },
    ],
  },
  {
    name: 'waits by the clock on the wall',
    focus: ['deskClockJump', 'deskKilled', 'outage'],
    changes: [
      {
        file: 'shared/domain/backoff.ts',
        from: 'Math.min(Math.max(Date.parse(next.at) - now, 0), limits.backoffCapMs)',
        to: 'Math.max(Date.parse(next.at) - now, 0)',
      },
    ],
  },
  {
    name: 'folder of the journal not synced',
    changes: [
      {
        file: 'core/journal/folderFiles.ts',
        from: `      try {
        syncFolder(folder);`,
        to: `      try {
        void folder;`,
      },
    ],
  },
  {
    name: 'two programs on one database',
    focus: ['secondInstance'],
    changes: [
      { file: 'core/storage/database.ts', from: "  locking_mode: 'exclusive',", to: "  locking_mode: 'normal'," },
    ],
  },
  {
    name: 'journal after the commit',
    changes: [
      {
        file: 'core/usecases/submitCase.ts',
        from: `    const kept = keepInJournal(desk, { ...place, body, text, sha256: sha, pack, draftRevision: draft.revision });
    return kept.ok ? ok(receiptOf(body, sha)) : kept;`,
        to: `    const { revision: draftRevision } = draft;
    setImmediate(() => keepInJournal(desk, { ...place, body, text, sha256: sha, pack, draftRevision }));
    return ok(receiptOf(body, sha));`,
      },
    ],
  },
  {
    name: 'journal believed without its tag',
    changes: [
      {
        file: 'core/journal/record.ts',
        from: `  try {
    decipher.final();
  } catch {
    return null;
  }
`,
        to: '',
      },
    ],
    tests: { file: 'test/recovery/journal.test.ts', named: '' },
  },
  {
    name: 'never compared with the server',
    focus: ['serverRestored', 'serverRolledBack'],
    changes: [
      {
        file: 'core/sync/createComparison.ts',
        from: 'if (!isDue(device) || stop.aborted',
        to: 'if (isDue(device) || stop.aborted',
      },
    ],
  },
  {
    name: 'secured believed beyond what was given',
    changes: [
      {
        file: 'shared/domain/believedWatermark.ts',
        from: "  if (said.contiguousSeq > known.given || said.securedSeq > said.contiguousSeq) return { kind: 'nonsense' };\n",
        to: '',
      },
    ],
    tests: { file: 'test/sync/decisions.test.ts', named: '' },
  },
  {
    name: 'hash of the answer not compared',
    focus: ['forged'],
    changes: [
      {
        file: 'shared/domain/judgeReply.ts',
        from: "    if (result.sha256 !== sha256) return lie('the hash of other bytes');\n",
        to: '',
      },
    ],
  },
];
