import { eachDeadLetter } from '../storage/deadLetters.ts';
import { type Open, openThen } from './openThen.ts';

/** Without --json no word of a caller is shown. */
export async function printDeadLetters(open: Open, asJson: boolean): Promise<void> {
  await openThen(open, async (db) => {
    for await (const { raw, ...letter } of eachDeadLetter(db)) {
      const { receivedAt, reason, deviceId, caseId, rev, detail, rawSha256, resolution } = letter;
      const line = asJson
        ? JSON.stringify({ ...letter, raw: raw.toString('base64') })
        : `${rawSha256.slice(0, 12)}  ${resolution ?? 'open'}  ${receivedAt}  ${reason}  device ${deviceId}  case ${caseId || '?'}/${rev}  ${raw.length} bytes  ${detail}`;
      process.stdout.write(`${line}\n`);
    }
  });
}
