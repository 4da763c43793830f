import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isSignedBy, publicKeyOf, signText } from '../../shared/crypto/deviceKey.ts';
import { openSealed } from '../../shared/crypto/sealedBox.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import { heldRangeOf, heldText } from '../../shared/domain/heldRange.ts';
import { tempFolder } from '../support/tempFolder.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/PROTOCOL.md'), 'utf8');
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const block = (head: string): string => {
  const [, text] = new RegExp(`\`\`\`${head}\\n([^]*?)\`\`\``).exec(page) ?? [];
  if (text === undefined) throw new Error(`docs/PROTOCOL.md has no block ${head}`);
  return text;
};

const example = <T extends z.ZodType>(name: string, shape: T): z.infer<T> =>
  shape.parse(JSON.parse(block(`json example=${name}`)));

const Assertion = z.object({
  privateKey: z.string(),
  publicKey: z.string(),
  deviceId: z.string(),
  nonce: z.string(),
  signature: z.string(),
});
const Hashes = z.array(z.object({ body: z.string(), bytes: z.int(), sha256: z.string() }));
const Digest = z.object({
  revisions: z.array(z.object({ seq: z.int(), caseId: z.string(), rev: z.int(), sha256: z.string() })),
  range: z.object({ from: z.int(), to: z.int(), sha256: z.string() }),
});
const SealedBox = z.object({ privateKey: z.string(), info: z.string(), sealed: z.string(), opened: z.string() });

describe('the worked examples of docs/PROTOCOL.md', () => {
  test('an assertion is the signature of this key over this text', () => {
    const { privateKey, publicKey, deviceId, nonce, signature } = example('assertion', Assertion);
    const text = assertionText(deviceId, nonce);
    expect(text).toBe(`tanggap-token\n${deviceId}\n${nonce}`);
    expect(publicKeyOf(privateKey)).toBe(publicKey);
    expect(signText(privateKey, text)).toBe(signature);
    expect(isSignedBy(publicKey, text, signature)).toBe(true);
  });

  test('a hash is over the bytes of the text, not over how JSON writes it', () => {
    for (const { body, bytes, sha256: hash } of example('hashes', Hashes)) {
      expect([Buffer.byteLength(body), sha256(body)]).toEqual([bytes, hash]);
    }
  });

  test('a digest is over the lines of the revisions, as desk and server make it', () => {
    const { revisions, range } = example('digest', Digest);
    const lines = revisions.map(({ seq, caseId, rev, sha256: hash }) => `${seq} ${caseId} ${rev} ${hash}\n`).join('');
    expect(sha256(lines)).toBe(range.sha256);
    expect(heldText(revisions)).toBe(lines);
    for (const { seq } of revisions) expect(heldRangeOf(seq)).toEqual({ from: range.from, to: range.to });
  });

  test('a sealed box opens with the key and for the purpose that are given', () => {
    const { privateKey, info, sealed, opened } = example('sealedBox', SealedBox);
    const bytes = Buffer.from(sealed, 'base64url');
    expect(openSealed(privateKey, info, bytes)?.toString('utf8')).toBe(opened);
    expect(openSealed(privateKey, 'another purpose', bytes)).toBeNull();
  });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

test('the commands of "Try it" do what stands beside them', async () => {
  const port = String(await freePort());
  const commands = block('sh')
    .replaceAll('npm run server -- --data', `npm run server -- --port ${port} --data`)
    .replaceAll('npm run server --', `"${process.execPath}" "${join(root, 'server/main.ts')}"`)
    .replaceAll('8787', port);
  const env = { ...process.env, DATABASE_URL: '', TANGGAP_PASSWORD_SARI: 'sari-1500587' };
  const said = await new Promise<string>((resolve) => {
    execFile('bash', ['-c', commands], { cwd: tempFolder(), env }, (_error, stdout) => resolve(stdout));
  });
  expect(said).toMatch(/^desk-03\.json: device [0-9a-f-]{36}, workstation 03, 1 account/m);
  expect(said).toMatch(/^HTTP\/1\.1 204 /m);
  expect(said).toMatch(/^x-tanggap-protocol: 1/m);
  expect(said).toMatch(/\{"serverTime":"[^"]+","epoch":"[^"]+"\}/);
  expect(said).toMatch(/"verdict":"quarantined"/);
  expect(said).toMatch(/"watermark":\{"incarnation":1,"contiguousSeq":1,"securedSeq":0\}/);
  expect(said).toMatch(/invalid-body/);
  expect(said).toMatch(/^0$/m);
});
