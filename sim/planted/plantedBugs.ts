/** One place of one file: `from` stands there exactly once. */
type Change = { readonly file: string; readonly from: string; readonly to: string };

export type PlantedBug = {
  readonly name: string;
  readonly changes: readonly Change[];
  /** Tests that find it where the simulator does not look. */
  readonly tests?: readonly string[];
};

const ledger = 'server/storage/ledger/sqliteLedger.ts';

/** Mistakes that others made, each of which loses, doubles or strands cases. None may live (docs/RELIABILITY.md). */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'ack before commit',
    changes: [
      {
        file: ledger,
        from: `          run('COMMIT');
          return done;`,
        to: `          setImmediate(() => {
            try {
              run('COMMIT');
            } catch {
              if (database.inTransaction) run('ROLLBACK');
            }
          });
          return done;`,
      },
    ],
  },
  {
    name: 'synchronous=NORMAL on the desk',
    changes: [{ file: 'core/storage/database.ts', from: '  synchronous: 2,', to: '  synchronous: 1,' }],
  },
  {
    name: 'synchronous=NORMAL at the server',
    changes: [
      {
        file: 'server/storage/openDatabase.ts',
        from: "journal_mode: 'wal', synchronous: 2",
        to: "journal_mode: 'wal', synchronous: 1",
      },
    ],
  },
  {
    name: 'accepted on any 200',
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
    name: 'no ON CONFLICT',
    changes: [
      {
        file: ledger,
        from: 'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, rev) DO NOTHING`;',
        to: 'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;',
      },
    ],
  },
  {
    name: 'cursor before its entries',
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
        file: 'core/sync/sendBatch.ts',
        from: 'offered.map(({ incarnation: _incarnation, ...item }) => item)',
        to: 'offered.map(({ incarnation: _incarnation, ...item }) => ({ ...item, caseId: rng.uuid() }))',
      },
    ],
  },
  {
    name: 'numbers given again after a recovery',
    changes: [
      {
        file: 'core/storage/openStore.ts',
        from: 'store.device.beginIncarnation(before + 1);',
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
    name: 'names forgotten after a month',
    changes: [
      {
        file: ledger,
        from: 'openMonth: async () => {},',
        to: `openMonth: async (month) => {
      run('DELETE FROM case_rev WHERE substr(received_at, 1, 7) < ?', month);
    },`,
      },
    ],
  },
  {
    name: 'primary key by date',
    changes: [
      {
        file: 'server/storage/migrations/0004-ledger.ts',
        from: "addPrimaryKeyConstraint('case_rev_pk', ['case_id', 'rev'])",
        to: "addPrimaryKeyConstraint('case_rev_pk', ['case_id', 'rev', 'received_at'])",
      },
      { file: ledger, from: 'ON CONFLICT (case_id, rev) DO NOTHING`;', to: 'ON CONFLICT DO NOTHING`;' },
      { file: ledger, from: "'INSERT INTO case_body", to: "'INSERT OR IGNORE INTO case_body" },
    ],
  },
  {
    name: 'gives up after 13 attempts',
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
    changes: [
      {
        file: 'shared/domain/backoff.ts',
        from: 'Math.min(Math.max(Date.parse(next.at) - now, 0), limits.backoffCapMs)',
        to: 'Math.max(Date.parse(next.at) - now, 0)',
      },
    ],
  },
  {
    name: 'locked out by a lost answer',
    changes: [
      {
        file: 'server/storage/devices.ts',
        from: "return row.public_key === publicKey ? null : 'code-used';",
        to: "return 'code-used';",
      },
      {
        file: 'core/sync/access.ts',
        from: 'if (refusal !== null && !isRefusal(refusal)) return',
        to: 'if (refusal !== null) return',
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
    tests: ['test/recovery/journal.test.ts'],
  },
  {
    name: 'never compared with the server',
    changes: [
      {
        file: 'core/sync/createSync.ts',
        from: 'if (!isDue || isStopped()',
        to: 'if (isDue || isStopped()',
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
    tests: ['test/domain'],
  },
  {
    name: 'hash of the answer not compared',
    changes: [
      {
        file: 'shared/domain/judgeReply.ts',
        from: "    if (result.sha256 !== sha256) return lie('the hash of other bytes');\n",
        to: '',
      },
    ],
  },
];
