/**
 * The verdict, against which block, and what it means in the words of `veilmesh verify`.
 * @module
 */
import { Mark, type Tone } from '../ui/state.tsx';
import type { Outcome } from './messages.ts';
import type { Run } from './run.ts';
import { meaningOf, trustedFrom } from './words.ts';

const TONES: Readonly<Record<Outcome['verdict'], Tone>> = {
  verified: 'good',
  unanchored: 'wait',
  refused: 'bad',
};

interface VerdictProps {
  readonly run: Run;
  /** Whom the receipt and its header came from. */
  readonly source: string;
}

export function VerdictView({ run, source }: VerdictProps) {
  const { outcome, trust, steps, ms } = run;
  if (outcome === null || trust === null) {
    return (
      <p class="verify-verdict verify-verdict-plain">
        <Mark tone="wait" />
        <span>
          Verifying in this browser … {steps.length} of {run.names.length} steps
        </span>
      </p>
    );
  }
  const { verdict, says, isSimulated, block, code } = outcome;
  return (
    <div class={`verify-verdict verify-verdict-${TONES[verdict]}`} role="status" data-verdict={verdict}>
      <Mark tone={TONES[verdict]} />
      <div>
        <p class="verify-verdict-line">
          <strong>{verdict}</strong>
          {code !== null && (
            <>
              {' '}
              <code>{code}</code>
            </>
          )}
          {isSimulated && <span class="verify-simulated">SIMULATED</span>}
        </p>
        <p>{meaningOf(outcome)}</p>
        <p class="verify-against">
          against block {block.number}, <code>{block.hash}</code>, {trustedFrom(trust, source)}
        </p>
        {says.length > 0 && (
          <ul class="verify-says">
            {says.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
        <p class="quiet">
          {steps.length} steps in {(ms / 1_000).toFixed(1)} s, in this browser: the gateway was asked for the
          files, not for the verdict.
        </p>
      </div>
    </div>
  );
}
