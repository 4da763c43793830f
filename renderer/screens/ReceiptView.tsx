import { useState, type ReactNode } from 'react';
import type { CaseId, Reference } from '../../shared/model/ids.ts';
import type { Receipt, RevisionJourney } from '../../shared/model/journey.ts';
import { copyText } from '../copyText.ts';
import { Button } from '../parts/Button.tsx';
import type { Say, Text } from '../text/useText.tsx';
import { useText } from '../text/useText.tsx';
import css from './Journey.module.css';

type ReceiptViewProps = {
  readonly journey: RevisionJourney;
  readonly caseId: CaseId;
  readonly reference: Reference;
};

const known = ['created', 'duplicate', 'quarantined', 'conflict'] as const;

const verdictText = (say: Say, verdict: string): string =>
  `${verdict} (${say(`verdict.${known.find((one) => one === verdict) ?? 'other'}`)})`;

/** What is signed for, one fact a line. The server's clock stands as the server wrote it, for whoever compares. */
const linesOf = (
  { say, format }: Text,
  { journey, caseId, reference }: ReceiptViewProps,
  { batchId, runId, serverTime, verdict }: Receipt,
): readonly (readonly [string, string])[] => [
  [say('journey.case'), say('journey.caseLine', { reference, rev: journey.rev })],
  [say('journey.verdict'), verdictText(say, verdict)],
  [say('journey.serverTime'), serverTime],
  [say('journey.hash'), journey.sha256],
  [say('journey.bytes'), format.bytes(journey.bytes)],
  [say('journey.caseId'), caseId],
  [say('journey.order'), `${journey.incarnation}/${journey.seq}`],
  [say('journey.batch'), batchId],
  [say('journey.run'), runId === null ? say('journey.byDisk') : String(runId)],
];

/** The server's receipt for one revision, to be read, and copied into a message to whoever asks for it. */
export const ReceiptView = (props: ReceiptViewProps): ReactNode => {
  const text = useText();
  const { say } = text;
  const [isCopied, setIsCopied] = useState(false);
  const { receipt } = props.journey;
  if (receipt === null) return <p className={css['time']}>{say('journey.noReceipt')}</p>;
  const lines = linesOf(text, props, receipt);
  const copy = (): void => setIsCopied(copyText(lines.map(([name, value]) => `${name}: ${value}`).join('\n')));
  return (
    <details className={css['receipt']} onToggle={() => setIsCopied(false)}>
      <summary>{say('journey.receipt')}</summary>
      <dl className={css['lines']}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={css['copy']}>
        <Button onPress={copy}>{say('journey.copy')}</Button>
        <output>{isCopied ? say('journey.copied') : ''}</output>
      </div>
    </details>
  );
};
