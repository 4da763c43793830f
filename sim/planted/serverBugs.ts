import type { PlantedBug } from './plantedBug.ts';

const ledger = 'server/storage/ledger/sqliteLedger.ts';

/** In what the server stores and answers. */
export const serverBugs: readonly PlantedBug[] = [
  {
    name: 'ack before commit',
    tests: { file: 'test/server/batches.test.ts', named: 'sqlite.*is answered only after its commit' },
    changes: [
      {
        file: ledger,
        from: `          run('COMMIT');
          return done;`,
        to: `          setImmediate(() => {
            try {
              run('COMMIT');
            } catch {
              if (database.inTransaction) database.exec('ROLLBACK');
            }
          });
          return done;`,
      },
    ],
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
    name: 'no ON CONFLICT',
    tests: { file: 'test/server/ledger.test.ts', named: 'sqlite.*takes a batch once' },
    changes: [
      {
        file: ledger,
        from: 'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, rev) DO NOTHING`;',
        to: 'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;',
      },
    ],
  },
  {
    name: 'names forgotten after a month',
    focus: ['serverClockJump', 'yearOffline'],
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
    tests: { file: 'test/server/ledger.test.ts', named: 'sqlite.*takes a batch once' },
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
    name: 'locked out by a lost answer',
    focus: ['resetAfter', 'timeoutAfter'],
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
];
