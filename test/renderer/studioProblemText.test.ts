import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { studioProblemText } from '../../renderer/screens/forms/studioProblemText.ts';
import { createFormat } from '../../renderer/text/format.ts';
import { messages } from '../../renderer/text/messages.ts';
import type { Say } from '../../renderer/text/useText.tsx';
import type { ProblemCode } from '../../shared/model/result.ts';
import { thirdHotlinePack } from '../support/thirdHotlinePack.ts';

const intl = createIntl({ locale: 'en', messages: messages.en });
const say: Say = (id, values) => intl.formatMessage({ id }, values);
const text = { say, format: createFormat('en', 'Asia/Makassar') };

const told = (code: ProblemCode, details: Record<string, unknown> = {}): string =>
  studioProblemText(text, thirdHotlinePack(), { code, details });

test('who was first is told by name and by the hotline’s clock', () => {
  const sentence = told('conflict', { by: 'Rina Hapsari', at: '2026-11-24T05:30:00.000Z' });
  expect(sentence).toMatch(/^Rina Hapsari published another version first, at 24 Nov 2026 13:30 WITA\./);
  expect(told('conflict')).toMatch(/^The running version has changed since you looked at it\./);
  // The pack that came with the program has no author.
  expect(told('conflict', { by: '', at: '2026-11-24T05:30:00.000Z' })).toBe(told('conflict'));
});

test('questions that the hotline needs are told by their names, each once', () => {
  const problems = ['roles.business', 'dispositions[0].requires[0]', 'roles.callerName', 'official.rollUp'].map(
    (place) => ({ file: 'pack.json', place, reason: 'The form asks no such question' }),
  );
  expect(told('invalid_input', { field: 'formHash', problems })).toMatch(
    /Put them back: kepala_keluarga, pelapor, official\.rollUp$/,
  );
});

test('every other failure has its own sentence, with what stays in use', () => {
  expect(told('unreachable')).toContain('Every desk stays on the running version');
  expect(told('too_large')).toContain('larger than 16 MB');
  expect(told('disk_full')).toBe(say('problem.disk_full'));
});
