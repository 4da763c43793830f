import { expect, test } from 'vitest';
import { allKindsForm } from './allKinds.ts';
import { useFormPage } from './useFormPage.ts';
import { packForm } from '../support/packForm.ts';

const { page, openXml, reopen } = useFormPage();
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Answers questions at random, branches open and close under it; then says what would be saved. */
const fill = (start: number, steps: number) =>
  page().evaluate(
    ([first, count]) => {
      let state = first;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const words = [
        'Sari & Co',
        '12',
        '3,5',
        '24-03-2020',
        '9:30',
        'abc',
        '081234567890',
        'שלום 👨‍👩‍👧',
        '  a  ',
        null,
      ];
      const { session } = window.harness;
      for (let step = 0; step < count; step += 1) {
        const places = session.questions();
        const place = places[random(places.length)];
        if (place?.node.kind !== 'question') continue;
        const { choices, readonly } = place.node.state();
        const pick = choices[random(Math.max(1, choices.length))]?.value ?? null;
        if (readonly || place.node.question === 'unsupported') continue;
        if (place.node.question === 'selectOne') session.set(place.reference, pick);
        else if (place.node.question === 'selectMany') session.set(place.reference, pick === null ? null : [pick]);
        else session.set(place.reference, words[random(words.length)] ?? null);
        const { nonAnswer } = place.node;
        const reason = nonAnswer?.state().choices[0]?.value;
        if (nonAnswer !== null && reason !== undefined && random(6) === 0)
          session.set(nonAnswer.state().reference, reason);
      }
      return session.snapshot();
    },
    [start, steps] as const,
  );

test.each([
  ['every kind of question', allKindsForm()],
  ['covid-2020', (await packForm()).xml],
])('whatever was answered in %s is the same after the draft was opened again', async (name, xml) => {
  for (let round = 0; round < 4; round += 1) {
    await openXml(xml);
    const saved = await fill(seed + round, 150);
    await reopen();
    const again = await page().evaluate(() => window.harness.session.snapshot());
    if (JSON.stringify(again) !== JSON.stringify(saved)) console.error(`SEED=${seed} in ${name}, round ${round}`);
    expect(again).toEqual(saved);
  }
});
