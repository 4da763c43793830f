import { describe, expect, it } from 'vitest';
import { hashOf } from '../support/batchItems.ts';
import { aDraftSave, aFormXml, aPack, aPackFolder } from '../support/builders.ts';
import { openHotline, publish } from '../support/openHotline.ts';
import { versions, running, hear } from '../support/readForms.ts';
import { anyCases, takeCase } from '../support/takeCase.ts';

describe('a form that fails on one desk', () => {
  it('goes back to the one before, is told there, and is reported to the supervisors; others keep it', async () => {
    const hotline = await openHotline();
    const [desk, other] = [await hotline.desk('03'), await hotline.desk('04', 'sari')];
    const hash = await publish(desk, aFormXml('2'));
    await hear(other, '2');
    await other.call('forms.failed', { formHash: hash, reason: 'slow', detail: 'first paint after 9 s' });
    expect(await running(other)).toBe('1');
    expect((await other.call('desk.state', {})).notices).toMatchObject([
      { kind: 'formFailed', details: { version: '2', reason: 'slow' } },
    ]);
    await expect
      .poll(async () => {
        desk.clock.advance(60_000);
        return (await desk.call('forms.state', {})).versions[0]?.reports;
      })
      .toMatchObject([{ workstation: '04', reason: 'slow' }]);
    expect(await running(desk)).toBe('2');
    expect(await running(other)).toBe('1');
  });

  it('that lacks what the pack there names runs when IT staff have brought a pack that fits', async () => {
    const withoutNik = { roles: { ...aPack().roles, nik: null }, sensitive: ['telepon'] };
    const hotline = await openHotline();
    const [desk, other] = [await hotline.desk('03', 'rina', withoutNik), await hotline.desk('04', 'sari')];
    await publish(desk, aFormXml('2').replaceAll('nik', 'nomor_induk'));
    await expect
      .poll(async () => {
        other.clock.advance(60_000);
        return (await other.call('desk.state', {})).notices;
      })
      .toMatchObject([{ kind: 'formFailed', details: { version: '2', reason: 'packNames' } }]);
    expect(await running(other)).toBe('1');
    const packFolder = aPackFolder(`${other.folder}/pack-2`, aPack(withoutNik));
    const again = await other.restart({ packFolder, provisioningFile: null });
    await again.signIn('sari');
    expect(await running(again)).toBe('2');
  });

  it('is tried again when the same form is published anew, or by another version of the program', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const first = (await desk.call('pack.current', {})).formHash;
    const hash = await publish(desk, aFormXml('2'));
    await desk.call('forms.failed', { formHash: hash, reason: 'oldApp', detail: 'needs 9.0' });
    expect(await versions(desk)).toEqual(['2 failedHere', '1 running']);
    expect((await desk.call('forms.state', {})).versions[0]?.failure).toBe('needs 9.0');
    const updated = await desk.restart({ version: '9.0.0' });
    await updated.signIn('rina');
    expect(await running(updated)).toBe('2');
    await updated.call('forms.failed', { formHash: hash, reason: 'engine', detail: 'x' });
    const back = { formHash: first, baseHash: first, startsAt: null };
    await updated.call('forms.publish', back);
    await updated.call('forms.publish', { formHash: hash, baseHash: first, startsAt: null });
    expect(await running(updated)).toBe('2');
  });

  it('the form that came with the program runs on when there is nothing to go back to', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { formHash } = await desk.call('pack.current', {});
    await desk.call('forms.failed', { formHash, reason: 'engine', detail: 'x' });
    expect(await running(desk)).toBe('1');
    await takeCase(desk);
    expect(await desk.refused('forms.failed', { formHash: hashOf('x'), reason: 'engine', detail: '' })).toBe(
      'not_found',
    );
  });
});

describe('work on a mixture of versions', () => {
  it('a call keeps the form it began with when another is published in the middle of it', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: null });
    await publish(desk, aFormXml('2'));
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    expect((await desk.call('work.list', {})).map((work) => work.draft.formHash)).toEqual([draft.formHash]);
    const input = { caseId: draft.caseId, revision, disposition: 'lengkap', dispositionNote: '' };
    await desk.call('case.submit', input);
    const { body } = await desk.call('case.open', { caseId: draft.caseId, rev: null, reveal: [] });
    expect([body.formVersion, body.formHash, body.packHash]).toEqual(['1', draft.formHash, draft.packHash]);
  });

  it('cases of every version are listed, opened and counted, each with its own form', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const one = await takeCase(desk);
    await publish(desk, aFormXml('2'));
    const two = await takeCase(desk);
    const opened = await Promise.all(
      [one, two].map(({ caseId }) => desk.call('case.open', { caseId, rev: null, reveal: [] })),
    );
    expect(opened.map(({ body }) => body.formVersion)).toEqual(['1', '2']);
    for (const { body } of opened) {
      expect((await desk.call('form.open', { hash: body.formHash })).version).toBe(body.formVersion);
    }
    expect((await desk.call('case.list', anyCases)).total).toBe(2);
    expect(await desk.call('shiftLog.figures', { date: '2026-03-24' })).toMatchObject({
      cases: 2,
      trouble: [
        { code: 'permintaan', count: 2 },
        { code: 'produksi', count: 2 },
      ],
    });
    const counted = (await desk.call('forms.state', {})).versions.map(({ version, cases }) => [version, cases]);
    expect(counted).toEqual([
      ['2', 1],
      ['1', 1],
    ]);
  });

  it('a correction stays on the version of its case', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { caseId } = await takeCase(desk);
    await publish(desk, aFormXml('2'));
    const { draft } = await desk.call('case.correct', { caseId });
    const { revision } = await desk.call('draft.save', aDraftSave(draft));
    await desk.call('case.submit', { caseId, revision, disposition: 'lengkap', dispositionNote: '' });
    const { body } = await desk.call('case.open', { caseId, rev: null, reveal: [] });
    expect([body.rev, body.formVersion]).toEqual([2, '1']);
  });
});

it('a form is opened with the data files that it was published with, for ever', async () => {
  const hotline = await openHotline();
  const desk = await hotline.desk('03');
  const withList = (version: string): string =>
    aFormXml(version).replace('</instance>', '</instance><instance id="wilayah" src="jr://file-csv/wilayah.csv"/>');
  const publishWith = async (version: string, text: string) => {
    const content = (value: string): string => Buffer.from(value).toString('base64');
    const media = [{ name: 'wilayah.csv', content: content(text) }];
    const { form, problems } = await desk.call('forms.check', {
      name: 'intake.xml',
      content: content(withList(version)),
      media,
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (form === null) throw new Error('refused');
    const { formHash: baseHash } = await desk.call('pack.current', {});
    await desk.call('forms.publish', { formHash: form.hash, baseHash, startsAt: null });
    return form.hash;
  };
  const one = await publishWith('2', 'name,label\n34,DI Yogyakarta\n');
  const other = await publishWith('2', 'name,label\n31,DKI Jakarta\n');
  expect(one).not.toBe(other);
  const opened = await Promise.all([one, other].map((hash) => desk.call('form.open', { hash })));
  expect(opened.map(({ attachments }) => attachments.map(({ text }) => text.split('\n')[1]))).toEqual([
    ['34,DI Yogyakarta'],
    ['31,DKI Jakarta'],
  ]);
});
