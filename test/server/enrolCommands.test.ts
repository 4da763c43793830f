import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { organisationKey } from '../../main/organisationKey.ts';
import { openSealed, sealTo } from '../../shared/crypto/sealedBox.ts';
import { Provisioning } from '../../shared/model/provisioning.ts';
import { command } from '../support/serverCommand.ts';
import { tempFolder } from '../support/tempFolder.ts';

const passphrase = 'kopi tubruk manis';

test('recovery-key makes a pair that its passphrase alone opens, provision puts the public half into the file, enrol gives a fresh code', async () => {
  const data = tempFolder();
  const [keyFile, first, second] = ['key.json', 'desk-03.json', 'desk-03-again.json'].map((name) => join(data, name));
  if (!keyFile || !first || !second) throw new Error('no names');
  const made = await command(['recovery-key', '--out', keyFile], `${passphrase}\n${passphrase}\n`);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const publicKey = made.out.trim();
  const privateKey = organisationKey(keyFile, { TANGGAP_RECOVERY_PASSPHRASE: passphrase });
  expect(openSealed(privateKey ?? '', 'test', sealTo(publicKey, 'test', Buffer.from('kunci')))?.toString()).toBe(
    'kunci',
  );

  const account = ['--account', 'sari:Sari Wulandari:agent'];
  const env = { TANGGAP_PASSWORD_SARI: 'sari-1500587' };
  const server = 'http://127.0.0.1:8787';
  const provision = [
    'provision',
    '--data',
    data,
    '--workstation',
    '03',
    '--server',
    server,
    '--out',
    first,
    ...account,
  ];
  expect(await command([...provision, '--recovery-key', keyFile], '', env)).toMatchObject({ code: 0, err: '' });
  const desk = Provisioning.parse(JSON.parse(readFileSync(first, 'utf8')));
  expect(desk.recoveryKey).toBe(publicKey);

  const enrol = ['enrol', '--data', data, '--device', desk.deviceId, '--out', second];
  expect(await command(enrol)).toMatchObject({ code: 0, err: '' });
  const again = Provisioning.parse(JSON.parse(readFileSync(second, 'utf8')));
  expect(again).toEqual({ ...desk, enrolCode: again.enrolCode, recoveryKey: null, accounts: [] });
  expect(again.enrolCode).not.toBe(desk.enrolCode);
});

test.each([
  ['two passphrases that differ', ['recovery-key'], 'kopi tubruk manis\nkopi tubruk pahit\n', 'not the same'],
  ['too short a passphrase', ['recovery-key'], 'kopi\nkopi\n', 'fewer than 12'],
  ['a device that there is not', ['enrol', '--device', 'x'], '', 'no device x'],
])('%s makes no file', async (_what, words, input, said) => {
  const data = tempFolder();
  const out = join(data, 'out.json');
  const ended = await command([...words, '--data', data, '--out', out], input);
  expect(ended.code).toBe(2);
  expect(ended.err).toContain(said);
  expect(existsSync(out)).toBe(false);
});
