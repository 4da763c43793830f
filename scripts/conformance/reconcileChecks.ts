import { randomUUID } from 'node:crypto';
import { ReconcileReply, routes } from '../../shared/contract/http.ts';
import { type Check, seen, allOf } from './check.ts';
import { json, namesOf, type Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';
import { hashOf, type Item, itemOf, sampleItem, sampleItems } from './sampleCase.ts';

/** docs/PROTOCOL.md, reconcile: a line for each revision of the range, in the order of seq. */
const digestOf = (items: readonly Item[]): string =>
  hashOf(
    items
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, caseId, rev, sha256 }) => `${seq} ${caseId} ${rev} ${sha256}\n`)
      .join(''),
  );

type Question = {
  readonly incarnation: number;
  readonly ranges?: readonly { readonly from: number; readonly to: number; readonly sha256: string }[];
  readonly names?: readonly { readonly caseId: string; readonly rev: number; readonly sha256: string }[];
};

const bodyOf = ({ device }: Subject, question: Question): string =>
  JSON.stringify({ deviceId: device.deviceId, ranges: [], names: [], ...question });

async function asked(subject: Subject, question: Question): Promise<ReconcileReply> {
  const answer = await subject.post(routes.reconcile.path, bodyOf(subject, question));
  const parsed = ReconcileReply.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw new Error(`status ${answer.status}, no reply to reconcile`);
  return parsed.data;
}

const listed = (values: readonly unknown[]): string => (values.length === 0 ? 'none' : values.join(', '));

const missingOf = (reply: ReconcileReply): string =>
  listed(reply.missing.map(({ caseId, rev }) => `${caseId.slice(0, 8)} ${rev}`));

/** What the server lacks of what it has accepted before. */
export const reconcileChecks: readonly Check[] = [
  {
    says: 'ranges whose digest is the same here do not differ',
    look: async (subject) => {
      const incarnation = subject.incarnation();
      const items = sampleItems(4);
      const late = sampleItem({ seq: 300 });
      await subject.reply([...items, late], { incarnation });
      const ranges = [
        { from: 1, to: 256, sha256: digestOf(items) },
        { from: 257, to: 512, sha256: digestOf([late]) },
      ];
      const { differing } = await asked(subject, { incarnation, ranges });
      return seen(differing.length === 0, `differing: ${listed(differing)}`);
    },
  },
  {
    says: 'a range of which the server lacks something differs, and the other does not',
    look: async (subject) => {
      const incarnation = subject.incarnation();
      const items = sampleItems(3);
      const late = sampleItem({ seq: 300 });
      await subject.reply([...items, late], { incarnation });
      const ranges = [
        { from: 1, to: 256, sha256: digestOf([...items, sampleItem({ seq: 4 })]) },
        { from: 257, to: 512, sha256: digestOf([late]) },
      ];
      const { differing } = await asked(subject, { incarnation, ranges });
      return seen(differing.join() === '1', `differing: ${listed(differing)}, should be 1`);
    },
  },
  {
    says: 'a range of another incarnation differs: the numbers of each are its own',
    look: async (subject) => {
      const items = sampleItems(2);
      await subject.reply(items, { incarnation: subject.incarnation() });
      const ranges = [{ from: 1, to: 256, sha256: digestOf(items) }];
      const { differing } = await asked(subject, { incarnation: subject.incarnation(), ranges });
      return seen(differing.join() === '1', `differing: ${listed(differing)}, should be 1`);
    },
  },
  {
    says: 'what is quarantined is not in the digest',
    look: async (subject) => {
      const incarnation = subject.incarnation();
      const items = sampleItems(2);
      await subject.reply([...items, itemOf('no case', { seq: 3 })], { incarnation });
      const { differing } = await asked(subject, {
        incarnation,
        ranges: [{ from: 1, to: 256, sha256: digestOf(items) }],
      });
      return seen(differing.length === 0, `differing: ${listed(differing)}`);
    },
  },
  {
    says: 'of names exactly those are missing that are not here with this hash',
    look: async (subject) => {
      const incarnation = subject.incarnation();
      const items = sampleItems(2);
      await subject.reply(items, { incarnation });
      const [here, other] = namesOf(items);
      const never = namesOf([sampleItem()])[0];
      if (here === undefined || other === undefined || never === undefined) throw new Error('too few items');
      const names = [here, { ...other, sha256: hashOf('other bytes') }, never];
      const reply = await asked(subject, { incarnation, names });
      const wanted = listed([`${other.caseId.slice(0, 8)} 1`, `${never.caseId.slice(0, 8)} 1`].toSorted());
      const got = missingOf({ ...reply, missing: reply.missing.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1)) });
      return seen(
        got === wanted,
        `missing: ${reply.missing.length} of 3, ${got === wanted ? 'the right ones' : 'not the right ones'}`,
      );
    },
  },
  {
    says: 'names and digests are asked for by their own device alone, with its token',
    look: async (subject) => {
      const question = { incarnation: subject.incarnation() };
      const body = bodyOf(subject, question);
      const without = await subject.exchange({ ...routes.reconcile, headers: json, body });
      const other = bodyOf({ ...subject, device: { ...subject.device, deviceId: randomUUID() } }, question);
      return allOf(
        problemSeen(without, 401),
        problemSeen(await subject.post(routes.reconcile.path, other), 403, 'other-device'),
        problemSeen(await subject.post(routes.reconcile.path, '{"ranges":7}'), 400, 'invalid-request'),
      );
    },
  },
];
