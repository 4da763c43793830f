import { addWorkingDays } from '../../shared/domain/deadline.ts';
import { localDay } from '../../shared/domain/localDay.ts';
import type { Agent } from '../../shared/model/agent.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Draft } from '../../shared/model/draft.ts';
import { Reference } from '../../shared/model/ids.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { FormContext } from '../form/engine/formSession.ts';

/** How Indonesians greet by the hour: pagi until 11, siang until 15, sore until 18, then malam. */
const timeOfDay = (hour: number): FormContext['waktu_hari'] => {
  if (hour >= 3 && hour < 11) return 'pagi';
  if (hour < 15 && hour >= 11) return 'siang';
  return hour < 18 && hour >= 15 ? 'sore' : 'malam';
};

/** What the script may say of the call it belongs to. The date promised counts from when the call came in. */
export const formContext = (
  { agent, pack, now }: { readonly agent: Agent; readonly pack: Pack; readonly now: Instant },
  draft: Pick<Draft, 'reference' | 'createdAt'>,
  call: Call | null,
): FormContext => {
  const { date } = localDay(draft.createdAt, pack.timeZone);
  const priority = pack.priorities.find(({ code }) => code === 'normal') ?? pack.priorities.at(0);
  return {
    nama_agen: agent.name,
    waktu_hari: timeOfDay(localDay(now, pack.timeZone).hour),
    nomor_referensi: draft.reference,
    nomor_penelepon: call?.callerNumber ?? '',
    saluran: call?.channel ?? '',
    tenggat: addWorkingDays(pack, date, priority?.workingDays ?? 1),
    masa_retensi: String(pack.retentionDays),
    tanggal: date,
  };
};

/** A reference number that belongs to no case, for a form that is only looked at. */
export const sampleReference = (prefix: string, at: Instant): Reference =>
  Reference.parse(`${prefix}-${at.slice(2, 10).replaceAll('-', '')}-00-0000-0`);
