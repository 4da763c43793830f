import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OperatorPublication } from '../../shared/contract/feed.ts';
import { AgentId } from '../../shared/model/ids.ts';
import { readFeed } from '../../server/storage/feed.ts';
import { publishByOperator } from '../../server/storage/publications.ts';
import { aCaseId } from '../support/batchItems.ts';
import { hotline } from '../support/publishing.ts';
import { databaseKinds, serverDatabase } from '../support/serverDatabase.ts';

const now = Date.parse('2026-03-24T03:00:00.000Z');
const by = 'Pusat';

describe.each(databaseKinds)('what the operator publishes (%s)', (kind) => {
  it('is in the feed of its hotline, in order and whole', async () => {
    const db = await serverDatabase(kind);
    const publications: OperatorPublication[] = [
      {
        kind: 'announcement',
        id: randomUUID(),
        by,
        text: { id: 'Gangguan', en: 'Trouble' },
        until: '2026-03-25T03:00:00.000Z',
      },
      { kind: 'review', id: randomUUID(), by, caseId: aCaseId(), rev: 2, verdict: 'returned', comment: 'Lengkapi' },
      { kind: 'revocation', id: randomUUID(), by, agentId: AgentId.parse('sari') },
    ];
    for (const publication of publications) {
      expect(await publishByOperator(db, hotline, publication, now)).toMatchObject({ kind: 'stored' });
    }
    const page = await readFeed(db, hotline, 0);
    expect(page?.entries).toEqual(
      publications.map((publication, i) => ({ ...publication, seq: now + i, at: new Date(now + i).toISOString() })),
    );
    expect(await readFeed(db, 'another-hotline', 0)).toMatchObject({ entries: [] });
  });

  it('is stored once under its id, and answers with what was stored then', async () => {
    const db = await serverDatabase(kind);
    const revocation = { kind: 'revocation', id: randomUUID(), by, agentId: AgentId.parse('sari') } as const;
    const first = await publishByOperator(db, hotline, revocation, now);
    expect(await publishByOperator(db, hotline, revocation, now + 60_000)).toEqual(first);
    expect((await readFeed(db, hotline, 0))?.entries).toHaveLength(1);
  });

  it('is not stored when a desk could not read it', async () => {
    const db = await serverDatabase(kind);
    const id = randomUUID();
    const wordless = { kind: 'announcement', id, by, text: { id: '', en: 'x' }, until: '2026-03-25' } as const;
    expect(await publishByOperator(db, hotline, wordless, now)).toEqual({ kind: 'invalid', detail: 'text.id' });
    expect(await readFeed(db, hotline, 0)).toMatchObject({ entries: [] });
  });
});
