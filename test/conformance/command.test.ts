import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildServer } from '../../server/app.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { anEnrolment } from '../support/openServer.ts';
import { serverDatabase } from '../support/serverDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { refusesInItsOwnWords } from './wrongServers/doorLies.ts';
import { type Lie, lyingServer } from './wrongServers/lyingServer.ts';

const script = join(import.meta.dirname, '../../scripts/conformance.ts');

type Ended = { readonly code: number; readonly lines: readonly string[]; readonly errors: string };

const conformance = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...words], (_error, stdout, errors) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trim().split('\n'), errors }),
    );
  });

/** A server of this test and the file that enrols a device there. */
async function aServer(lie: Lie): Promise<{ readonly url: string; readonly file: string }> {
  const database = await serverDatabase('sqlite');
  const server = await buildServer({ database });
  onTestFinished(() => server.close());
  const file = join(tempFolder(), 'desk-03.json');
  writeFileSync(file, JSON.stringify(await enrolDevice(database, anEnrolment())));
  return { url: await lyingServer(server, lie), file };
}

describe('npm run conformance', () => {
  test('ends with 0 and a line of counts for a server that conforms, and the same file serves again', async () => {
    const { url, file } = await aServer((asked, forward) => forward(asked));
    for (const time of ['first', 'second']) {
      const { code, lines } = await conformance(url, '--provisioning', file);
      const { checks, failed } = JSON.parse(lines.at(-1) ?? '');
      expect([time, code, failed, checks]).toEqual([time, 0, 0, lines.length - 1]);
      expect(lines.slice(0, -1).every((line) => line.startsWith('ok '))).toBe(true);
    }
    expect(existsSync(`${file}.key`)).toBe(true);
  });

  test('ends with 1 for a server that does not, and says in its line what was seen', async () => {
    const { url, file } = await aServer(refusesInItsOwnWords);
    const { code, lines } = await conformance(url, '--provisioning', file);
    expect(code).toBe(1);
    expect(JSON.parse(lines.at(-1) ?? '').failed).toBeGreaterThan(0);
    expect(lines).toContainEqual(
      expect.stringMatching(/^FAILED .*every refusal is application\/problem\+json.*\(not so: /),
    );
  });

  test('ends with 1 when nobody is there', async () => {
    const { file } = await aServer((asked, forward) => forward(asked));
    const { code, lines } = await conformance('http://127.0.0.1:9', '--provisioning', file);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^FAILED .*ECONNREFUSED/);
  });

  test.each([
    ['nothing', [], 'Say which server'],
    ['no URL', ['desk-03.json'], 'is not a URL'],
    ['two servers', ['http://127.0.0.1:1', 'http://127.0.0.1:2'], 'One server at a time'],
    [
      'no device',
      ['http://127.0.0.1:8787'],
      'npm run server -- provision --workstation 99 --server http://127.0.0.1:8787',
    ],
    [
      'a file that is not there',
      ['http://127.0.0.1:1', '--provisioning', 'nowhere.json'],
      'nowhere.json cannot be read',
    ],
    ['an option that it does not know', ['http://127.0.0.1:1', '--token', 'x'], '--token'],
  ])('ends with 2 and a sentence when it is given %s', async (_what, words, sentence) => {
    const { code, errors } = await conformance(...words);
    expect(code).toBe(2);
    expect(errors).toContain(sentence);
  });
});
