import { FeedEntry } from '../../shared/contract/feed.ts';
import { eachPublication } from '../storage/feed.ts';
import { type Open, openThen } from './openThen.ts';

/** Every hotline's feed in order: what was published, taken back, switched, and what failed where. */
export async function printPublications(open: Open, asJson: boolean): Promise<void> {
  await openThen(open, async (db) => {
    for await (const { hotline, entry } of eachPublication(db)) {
      const line = asJson ? JSON.stringify({ hotline, entry }) : `${hotline}  ${words(FeedEntry.parse(entry))}`;
      process.stdout.write(`${line}\n`);
    }
  });
}

function words(entry: FeedEntry): string {
  const who = entry.by === '' ? '' : `  by ${entry.by}`;
  switch (entry.kind) {
    case 'form':
      return `${entry.at}  form ${entry.formId} ${entry.version}  ${entry.formHash.slice(0, 12)}  from ${entry.startsAt}${who}`;
    case 'cancel':
      return `${entry.at}  cancelled ${entry.cancels}${who}`;
    case 'surge':
      return `${entry.at}  surge ${entry.on ? 'on' : 'off'}${who}`;
    case 'announcement':
      return `${entry.at}  announcement until ${entry.until}: ${entry.text.id}${who}`;
    case 'review':
      return `${entry.at}  review of ${entry.caseId} ${entry.rev}: ${entry.verdict}${who}`;
    case 'revocation':
      return `${entry.at}  account taken back: ${entry.agentId}${who}`;
    default:
      return `${entry.at}  failed at ${entry.workstation}: ${entry.formHash.slice(0, 12)}, ${entry.reason}`;
  }
}
