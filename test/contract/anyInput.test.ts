import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { calls } from '../../shared/contract/ipc.ts';
import { Problem } from '../../shared/model/result.ts';
import { caller, someAnswers } from '../support/builders.ts';
import { openCore, type OpenedCore } from '../support/openCore.ts';
import { takeCase } from '../support/takeCase.ts';

const states = ['signedOut', 'locked', 'agent', 'supervisor'] as const;
type State = (typeof states)[number];

const leastAnswered: Record<State, number> = { signedOut: 3, locked: 3, agent: 16, supervisor: 20 };

/** Brings the desk into a state, whatever the last call left behind. */
async function bring(desk: OpenedCore, state: State): Promise<void> {
  const { session } = await desk.call('desk.state', {});
  const role = session.state === 'signedOut' ? null : session.agent.role;
  const wanted = state === 'supervisor' ? 'supervisor' : state === 'signedOut' ? null : 'agent';
  if (role === wanted && (session.state === 'locked') === (state === 'locked')) return;
  await desk.call('session.signOut', {});
  if (state === 'signedOut') return;
  // Passwords that were guessed at random have slowed the desk.
  desk.clock.advance(3_600_000);
  await desk.signIn(state === 'supervisor' ? 'rina' : 'sari');
  await desk.call('shift.open', {});
  if (state === 'locked') await desk.call('session.lock', {});
}

/** Values that name something real, by the field that they fit; mixed with values that fit nothing. */
function inputFor(input: z.ZodType, real: Record<string, readonly unknown[]>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.anything(),
    fc.constantFrom<unknown>(
      '',
      '\u0000',
      '‮abc',
      '😀'.repeat(50),
      'x'.repeat(250_000),
      -1,
      2 ** 53,
      Number.NaN,
      [],
      {},
      null,
    ),
    fc.constantFrom<unknown>('__proto__', '2026-03-24', '2026-13-45', "'; DROP TABLE call; --", '%', '"'),
  );
  if (!(input instanceof z.ZodObject)) return odd;
  const fields = Object.fromEntries(
    Object.keys(input.shape).map((key) => {
      const fitting = real[key];
      return [
        key,
        fitting === undefined
          ? odd
          : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: odd }),
      ];
    }),
  );
  return fc.oneof({ weight: 8, arbitrary: fc.record(fields) }, { weight: 1, arbitrary: odd });
}

it.each(states)(
  'no input to any channel gets anything but a valid answer or a listed problem: %s',
  async (state) => {
    const seed = Number(process.env['TEST_SEED'] ?? 20260324);
    const desk = await openCore({ seed: 7 });
    await desk.signIn('sari');
    await desk.call('shift.open', {});
    const saved = await takeCase(desk);
    const { call, draft } = await desk.call('call.open', { channel: 'telepon', callerNumber: caller.number });
    const pack = await desk.call('pack.current', {});
    const real: Record<string, readonly unknown[]> = {
      caseId: [saved.caseId, draft.caseId, '019d1d9e-0000-7000-8000-00000000dead'],
      callId: [call?.id, '019d1d9e-0000-7000-8000-00000000dead'],
      shiftId: [call?.shiftId, null],
      agentId: ['demo-sari', null],
      hash: [pack.formHash, pack.hash],
      rev: [1, 2, null],
      revision: [0, 1, 2],
      channel: ['telepon', 'wa', 'fax'],
      callerNumber: [caller.number, '+628111450587', null],
      username: ['sari', 'rina', 'x'],
      password: ['salah', 'sari-1500587'],
      language: ['id', 'en'],
      theme: ['dark'],
      serverUrl: ['https://x.example', 'file:///etc/passwd', null],
      textScale: [1, 1.5],
      position: [{ step: null, question: null }],
      instanceXml: ['<data/>', '<data><nik>', ''],
      answers: [{}, someAnswers()],
      shadow: [{}],
      invalid: [[], ['/data/nik']],
      note: ['', 'catatan'],
      disposition: ['lengkap', 'sebagian', 'salah-sambung', null],
      dispositionNote: [''],
      changes: [[]],
      search: ['', 'siti', 'a"b', '*'],
      scope: ['mine', 'all'],
      outbox: ['pending', null],
      review: ['returned', null],
      date: ['2026-03-24', null],
      before: [null, `${draft.createdAt}|1`, 'x', 5],
      limit: [1, 200],
      after: [0, 3],
      kinds: [[], ['case.saved']],
      reveal: [[], ['nik', 'callerNumber']],
      verdict: ['approved', 'returned'],
      comment: ['', 'kurang'],
      text: ['sleman', ''],
      id: ['x'],
    };
    const answered = new Set<string>();
    for (const [name, { input, output }] of Object.entries(calls)) {
      await fc.assert(
        fc.asyncProperty(inputFor(input, real), async (value) => {
          await bring(desk, state);
          const answer = await desk.core.call(name, value);
          if (answer.ok) {
            answered.add(name);
            output.parse(answer.value);
          } else expect(Problem.parse(answer.problem).code).not.toBe('internal');
        }),
        { numRuns: 30, seed },
      );
    }
    // Enough of it was sensible: the doors were gone through, not only knocked at.
    expect(answered.size).toBeGreaterThanOrEqual(leastAnswered[state]);
    expect(desk.gaveUp()).toBe(false);
  },
  120_000,
);

it.each(['', 'nope', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'x'.repeat(300)])(
  'a name that is not in the contract is refused: %s',
  async (name) => {
    const desk = await openCore();
    expect(await desk.core.call(name, {})).toMatchObject({ ok: false, problem: { code: 'invalid_input' } });
  },
);
