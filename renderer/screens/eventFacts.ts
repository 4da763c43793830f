import { SyncOutcome, SyncTrigger } from '../../shared/model/sync.ts';
import { Role } from '../../shared/model/agent.ts';
import { ParkReason } from '../../shared/model/outgoing.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { ShiftEvent } from '../../shared/model/shiftEvent.ts';
import { Instant } from '../../shared/model/time.ts';
import { durationText } from '../text/format.ts';
import type { Text } from '../text/useText.tsx';

type Value = ShiftEvent['data'][string];
type Tell = (value: Value, text: Text, pack: Pack | null) => string;

const count =
  (
    id:
      | 'fact.visits'
      | 'fact.hits'
      | 'fact.failures'
      | 'fact.offered'
      | 'fact.created'
      | 'fact.duplicate'
      | 'fact.parked'
      | 'fact.missing'
      | 'fact.revisions'
      | 'fact.accounts',
  ): Tell =>
  (value, { say }) =>
    typeof value === 'number' ? say(id, { count: value }) : '';

const span =
  (id: 'card.talk' | 'card.hold' | 'card.wrapUp'): Tell =>
  (value, { say }) =>
    typeof value === 'number' && value > 0 ? `${say(id)} ${durationText(value)}` : '';

const plain: Tell = (value) => String(value ?? '');

const reasons = ['newCall', 'key', 'idle', 'suspend', 'lockScreen', 'shutdown'] as const;

/** How each small fact of an event is told; what is not listed is for machines and stays out of sight. */
const tells: Readonly<Record<string, Tell>> = {
  reference: plain,
  disposition: (value, { language }, pack) =>
    pack?.dispositions.find(({ code }) => code === value)?.label[language] ?? String(value),
  channel: (value, { language }, pack) =>
    pack?.channels.find(({ code }) => code === value)?.label[language] ?? String(value),
  rev: (value, { say }) => (value === null ? '' : say('case.revision', { rev: Number(value) })),
  talkMs: span('card.talk'),
  holdMs: span('card.hold'),
  wrapUpMs: span('card.wrapUp'),
  outcome: (value, { say }) => {
    const outcome = SyncOutcome.safeParse(value);
    return outcome.success ? say(`outcome.${outcome.data}`) : '';
  },
  trigger: (value, { say }) => {
    const trigger = SyncTrigger.safeParse(value);
    return trigger.success ? say(`trigger.${trigger.data}`) : '';
  },
  role: (value, { say }) => {
    const role = Role.safeParse(value);
    return role.success ? say(`role.${role.data}`) : '';
  },
  reason: (value, { say }) => {
    const parked = ParkReason.safeParse(value);
    if (parked.success) return say(`parkReason.${parked.data}`);
    const reason = reasons.find((known) => known === value);
    return reason === undefined ? String(value) : say(`fact.reason.${reason}`);
  },
  savedAt: (value, { format }) => {
    const at = Instant.safeParse(value);
    return at.success ? format.clock(at.data) : '';
  },
  offered: count('fact.offered'),
  created: count('fact.created'),
  duplicate: count('fact.duplicate'),
  parked: count('fact.parked'),
  missing: count('fact.missing'),
  revisions: count('fact.revisions'),
  count: count('fact.revisions'),
  visits: count('fact.visits'),
  hits: count('fact.hits'),
  failures: count('fact.failures'),
  accounts: count('fact.accounts'),
  fields: plain,
  pack: plain,
  version: plain,
  file: plain,
};

/** The facts of an event as people read them, in the order of the table above. */
export const eventFacts = ({ data }: ShiftEvent, text: Text, pack: Pack | null): string =>
  Object.entries(tells)
    .map(([name, tell]) => (data[name] === undefined || data[name] === null ? '' : tell(data[name], text, pack)))
    .filter((words) => words !== '')
    .join(' · ');
