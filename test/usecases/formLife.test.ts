import { describe, expect, it } from 'vitest';
import { hashOf } from '../support/batchItems.ts';
import { aFormXml } from '../support/builders.ts';
import { check, openHotline, publish } from '../support/openHotline.ts';
import { versions, running, hear, logOf } from '../support/readForms.ts';
import { takeCase } from '../support/takeCase.ts';

describe('publishing a form', () => {
  it('a checked form runs on the desk of its supervisor at once and on every other desk soon', async () => {
    const hotline = await openHotline();
    const [first, second] = [await hotline.desk('03'), await hotline.desk('04', 'sari')];
    const before = await first.call('pack.current', {});
    await publish(first, aFormXml('2'));
    expect(await versions(first)).toEqual(['2 running', '1 past']);
    const after = await first.call('pack.current', {});
    expect(after.hash).not.toBe(before.hash);
    expect(after.pack).toEqual(before.pack);
    await hear(second, '2');
  });

  it('the window is told, and the shift log says who published and when it began', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const hash = await publish(desk, aFormXml('2'));
    expect(desk.posted).toContainEqual({
      type: 'event',
      name: 'pack.changed',
      payload: expect.objectContaining({ formHash: hash, surge: { on: false, since: null, by: '' } }),
    });
    expect(await logOf(desk, ['form.published', 'form.started'])).toMatchObject([
      { kind: 'form.started', agentId: null, data: { version: '2', by: 'Rina Hapsari' } },
      { kind: 'form.published', agentId: 'rina', data: { version: '2', form: hash } },
    ]);
    expect(await desk.call('shiftLog.verify', {})).toMatchObject({ intact: true });
  });

  it('what a check finds is what is published: a form that nobody checked here is not known', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { formHash: baseHash } = await desk.call('pack.current', {});
    const input = { formHash: hashOf('another form'), baseHash, startsAt: null };
    expect(await desk.refused('forms.publish', input)).toBe('not_found');
    const { form } = await check(desk, aFormXml('2'));
    if (form === null) throw new Error('refused');
    await desk.call('session.signOut', {});
    await desk.signIn('rina');
    expect(await desk.refused('forms.publish', { formHash: form.hash, baseHash, startsAt: null })).toBe('not_found');
  });

  it('a check names what is different from the running form', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { form, difference, problemCount } = await check(desk, aFormXml('2').replaceAll('(id)', '(baru)'));
    expect(form).toMatchObject({ version: '2', formId: 'intake' });
    expect(difference?.changed.map(({ question }) => question.name)).toContain('nama');
    expect(problemCount).toBeGreaterThanOrEqual(0);
  });

  it('a form of 3,000 questions is compared and published like any other', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const names = Array.from({ length: 3_000 }, (_, n) => `q${n}`);
    const xml = aFormXml('2')
      .replace('<kendala/>', `<kendala/>${names.map((name) => `<${name}/>`).join('')}`)
      .replace(
        '</h:body>',
        `${names.map((name) => `<input ref="/data/${name}"><label>?</label></input>`).join('')}</h:body>`,
      );
    expect((await check(desk, xml)).difference?.added).toHaveLength(3_000);
    const hash = await publish(desk, xml);
    expect((await desk.call('forms.costs', { formHash: hash })).costs).toHaveLength(3_007);
  });

  it('two supervisors at once: the second is told who was first and when, and nothing of theirs is stored', async () => {
    const hotline = await openHotline();
    const [rina, other] = [await hotline.desk('03'), await hotline.desk('04')];
    const { form } = await check(other, aFormXml('3'));
    const { formHash: baseHash } = await other.call('pack.current', {});
    await publish(rina, aFormXml('2'));
    const answer = await other.core.call('forms.publish', { formHash: form?.hash, baseHash, startsAt: null });
    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'conflict', details: { by: 'Rina Hapsari', at: expect.stringMatching(/^2026-03-24T/) } },
    });
    // It has heard of the other form by then, and its supervisor can decide anew.
    expect(await versions(other)).toEqual(['2 running', '1 past']);
    const again = { formHash: form?.hash, baseHash: (await other.call('pack.current', {})).formHash, startsAt: null };
    expect(await other.core.call('forms.publish', again)).toMatchObject({ ok: true });
    expect(await versions(other)).toEqual(['3 running', '2 past', '1 past']);
  });

  it('a screen that still shows the form before is a conflict, not a loss', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const old = await desk.call('pack.current', {});
    await publish(desk, aFormXml('2'));
    const { form } = await check(desk, aFormXml('3'));
    const stale = { formHash: form?.hash, baseHash: old.formHash, startsAt: null };
    expect(await desk.core.call('forms.publish', stale)).toMatchObject({
      ok: false,
      problem: { code: 'conflict', details: { by: 'Rina Hapsari' } },
    });
  });

  it('without a server nothing is published, and calls go on as ever', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { form } = await check(desk, aFormXml('2'));
    hotline.isDown(true);
    const { formHash: baseHash } = await desk.call('pack.current', {});
    const input = { formHash: form?.hash ?? baseHash, baseHash, startsAt: null };
    expect(await desk.refused('forms.publish', input)).toBe('unreachable');
    expect(await desk.refused('surge.set', { on: true })).toBe('invalid_input');
    expect(await versions(desk)).toEqual(['1 running']);
    await takeCase(desk);
    hotline.isDown(false);
    await desk.call('forms.publish', input);
    expect(await running(desk)).toBe('2');
  });

  it('a form that lacks what the pack names is refused whole, with every name', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { form } = await check(desk, aFormXml('2').replaceAll('nik', 'nomor_induk').replaceAll('usaha', 'toko'));
    const { formHash: baseHash } = await desk.call('pack.current', {});
    const answer = await desk.core.call('forms.publish', { formHash: form?.hash, baseHash, startsAt: null });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid_input' } });
    const places = answer.ok ? [] : JSON.stringify(answer.problem.details['problems']);
    expect(places).toContain('roles.nik');
    expect(places).toContain('roles.business');
    expect(await versions(desk)).toEqual(['1 running']);
  });

  it('goes back to an earlier form, which is a publication like any other', async () => {
    const hotline = await openHotline();
    const [desk, other] = [await hotline.desk('03'), await hotline.desk('04', 'sari')];
    const first = (await desk.call('pack.current', {})).formHash;
    const second = await publish(desk, aFormXml('2'));
    const back = await desk.call('forms.publish', { formHash: first, baseHash: second, startsAt: null });
    expect(back.versions.map(({ version, state }) => `${version} ${state}`)).toEqual(['1 running', '2 past']);
    expect(await logOf(desk, ['form.rolledBack'])).toMatchObject([{ agentId: 'rina', data: { version: '1' } }]);
    const third = await desk.call('forms.publish', { formHash: second, baseHash: first, startsAt: null });
    expect(third.versions[0]).toMatchObject({ version: '2', state: 'running' });
    await hear(other, '2');
  });

  it('an agent publishes nothing, sees no versions and switches no surge', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03', 'sari');
    expect(await desk.refused('forms.state', {})).toBe('not_allowed');
    expect(await desk.refused('surge.set', { on: true })).toBe('not_allowed');
  });
});

describe('a scheduled form', () => {
  const atNine = '2026-03-24T09:00:00.000Z';

  it('begins at its hour while the program runs, without the server', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    await publish(desk, aFormXml('2'), atNine);
    expect(await versions(desk)).toEqual(['2 scheduled', '1 running']);
    hotline.isDown(true);
    desk.clock.advance(Date.parse(atNine) - desk.clock.now() - 1000);
    expect(await running(desk)).toBe('1');
    desk.clock.advance(62_000);
    expect(await running(desk)).toBe('2');
    expect(await logOf(desk, ['form.started'])).toMatchObject([{ data: { version: '2' } }]);
  });

  it('has begun when the program is started after its hour', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    await publish(desk, aFormXml('2'), atNine);
    const { clock } = desk;
    const again = await desk.restart();
    await again.signIn('rina');
    expect(await running(again)).toBe('1');
    await again.call('session.signOut', {});
    clock.set('2026-03-24T10:00:00.000Z');
    const later = await again.restart();
    await later.signIn('rina');
    expect(await running(later)).toBe('2');
  });

  it('is taken back before its hour by any supervisor, and never begins', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const hash = await publish(desk, aFormXml('2'), atNine);
    expect((await desk.call('forms.cancel', { formHash: hash })).versions).toMatchObject([{ version: '1' }]);
    expect(await desk.refused('forms.cancel', { formHash: hash })).toBe('not_found');
    desk.clock.advance(24 * 3_600_000);
    expect(await running(desk)).toBe('1');
    expect(await logOf(desk, ['form.cancelled'])).toHaveLength(1);
  });

  it('a date in more than a year is a mistyped one; one that is over means now', async () => {
    const hotline = await openHotline();
    const desk = await hotline.desk('03');
    const { form } = await check(desk, aFormXml('2'));
    const base = await desk.call('pack.current', {});
    const input = { formHash: form?.hash ?? base.formHash, baseHash: base.formHash };
    const farAway = { ...input, startsAt: '2062-03-24T09:00:00.000Z' };
    expect(await desk.refused('forms.publish', farAway)).toBe('invalid_input');
    await desk.call('forms.publish', { ...input, startsAt: '2026-03-01T00:00:00.000Z' });
    expect(await running(desk)).toBe('2');
  });
});
