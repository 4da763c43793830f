import { describe, expect, test } from 'vitest';
import { runChecks } from '../../scripts/conformance/runChecks.ts';
import { buildServer } from '../../server/app.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import { anEnrolment } from '../support/openServer.ts';
import { type DatabaseKind, databaseKinds, serverDatabase } from '../support/serverDatabase.ts';
import {
  acknowledgesWithoutStoring,
  answersOneItemTwice,
  callsOtherBytesDuplicate,
  copiesTheHash,
  forgetsHoles,
  forgetsNames,
  ignoresTheDevice,
  keepsFailures,
  makesUpBatchIds,
  refusesTheWholeForOne,
  unpacksBombs,
} from './wrongServers/batchLies.ts';
import {
  believesAnySignature,
  dropsTheHeader,
  enrolsEveryKey,
  refusesInItsOwnWords,
  takesANonceTwice,
  takesAnyToken,
} from './wrongServers/doorLies.ts';
import { type Lie, lyingServer } from './wrongServers/lyingServer.ts';
import { lacksNothing, takesEveryCursor } from './wrongServers/readLies.ts';

const honest: Lie = (asked, forward) => forward(asked);

/** What fails when the reference server is asked through somebody who lies in one thing. */
async function failuresOf(kind: DatabaseKind, lie: (deviceId: string) => Lie): Promise<readonly string[]> {
  const database = await serverDatabase(kind);
  const server = await buildServer({ database });
  const { deviceId, enrolCode } = await enrolDevice(database, anEnrolment());
  const url = await lyingServer(server, lie(deviceId));
  const verdicts = await runChecks(url, { deviceId, code: enrolCode, key: newDeviceKey() });
  expect(verdicts.length).toBeGreaterThan(60);
  return verdicts.filter(({ ok }) => !ok).map(({ says, saw }) => `${says} (${saw})`);
}

describe('the conformance check', () => {
  test.each(databaseKinds)(
    'finds nothing wrong with the reference server on %s, also through a proxy',
    async (kind) => {
      expect(await failuresOf(kind, () => honest)).toEqual([]);
    },
  );

  test.each<[string, (deviceId: string) => Lie, string]>([
    [
      'acknowledges without storing',
      () => acknowledgesWithoutStoring,
      'the same bytes under the same name are a duplicate',
    ],
    ['sends back the hash that it was sent', () => copiesTheHash, 'a hash that is not of the bytes is told'],
    ['calls other bytes under the same name a duplicate', () => callsOtherBytesDuplicate, 'are a conflict'],
    ['forgets names after a while', () => forgetsNames(300), 'are still known at its end'],
    ['answers one item twice', () => answersOneItemTwice, 'a new revision is created'],
    ['refuses a whole batch for one bad item', () => refusesTheWholeForOne, 'one bad item never costs the others'],
    ['makes up batch ids', () => makesUpBatchIds, 'the answer has the batch id'],
    ['unpacks bombs', () => unpacksBombs, 'before anybody parses it'],
    ['ignores whose batch it is', ignoresTheDevice, 'the batch of another device is 403'],
    ['forgets the holes in the numbers', forgetsHoles, 'contiguousSeq is the highest number'],
    ['keeps failing what failed once', keepsFailures, 'a refusal is not remembered'],
    ['refuses in words of its own', () => refusesInItsOwnWords, 'every refusal is application/problem+json'],
    ['forgets the header of the protocol', () => dropsTheHeader, 'every answer carries'],
    ['takes any token', takesAnyToken, 'a token that nobody gave out is 401'],
    ['takes a nonce twice', takesANonceTwice, 'a nonce is good once'],
    ['believes any signature', believesAnySignature, 'a signature of another key is refused'],
    ['enrols every key', () => enrolsEveryKey, 'a second key for a code that was used is refused'],
    ['says that it lacks nothing', () => lacksNothing, 'of names exactly those are missing'],
    ['takes a cursor that it never reached', () => takesEveryCursor, 'a cursor that the feed never reached is 410'],
  ])('catches a server that %s', async (_what, lie, caught) => {
    const failures = await failuresOf('sqlite', lie);
    expect(failures.filter((failure) => failure.includes(caught))).not.toEqual([]);
  });
});
