/**
 * The one action beside an answer: its receipt is verified by this browser, at once or as soon as there is one, and what came of it stays in view.
 * @module
 */
import { useEffect } from 'preact/hooks';
import type { ApiAnswer } from '../../gateway/api-types.ts';
import { hrefOf } from '../router.ts';
import { Failure } from '../ui/failure.tsx';
import { State, type Tone } from '../ui/state.tsx';
import { type Here, misplaced, verdictsHere, verifyHere, wantHere } from './here.ts';
import type { ReceiptOf } from './messages.ts';

/** Of an answer that is just being settled nothing is known yet. */
type Settling = Pick<ApiAnswer, 'receipt' | 'receiptWhy'>;

interface VerifyHereProps {
  readonly id: string;
  readonly of: Settling | null;
  /** Whom, and how. */
  readonly asked: Pick<ReceiptOf, 'modelRoot' | 'mode'>;
}

export function VerifyHere({ id, of, asked }: VerifyHereProps) {
  const here = verdictsHere.value.get(id) ?? null;
  const receipt = of?.receipt ?? 'pending';
  const begins = here?.state === 'wanted' && receipt === 'ready';
  useEffect(() => {
    if (begins) void verifyHere(id);
  }, [begins, id]);
  if (receipt === 'none') {
    return (
      <div class="verify-here verify-here-bad">
        <State tone="bad">
          Cannot be verified here: there is no receipt{of?.receiptWhy == null ? '' : `: ${of.receiptWhy}`}
        </State>
      </div>
    );
  }
  const wrong = here?.state === 'done' ? misplaced(id, here.outcome, asked) : null;
  const { tone, title, about } = wrong === null ? saysOf(here, receipt) : wrongWords(wrong);
  const busy = here !== null && ['wanted', 'delayed', 'running'].includes(here.state);
  return (
    <div class={`verify-here verify-here-${tone}`} data-here={wrong === null ? stateOf(here) : 'refused'}>
      <div class="verify-here-says" role="status">
        <State tone={tone}>{title}</State>
        <p class="quiet small">{about}</p>
      </div>
      <p class="verify-here-does">
        <button
          type="button"
          class={here === null ? 'button button-main' : 'button'}
          aria-disabled={busy}
          onClick={() => {
            if (busy) return; // it keeps the focus meanwhile
            if (receipt === 'ready') void verifyHere(id);
            else wantHere(id);
          }}
        >
          {here === null ? 'Verify here' : busy ? 'Verifying …' : 'Verify again'}
        </button>
        {receipt === 'ready' && <a href={hrefOf('verify', id)}>every step, and break a byte</a>}
      </p>
      {here?.state === 'failed' && <Failure failure={here.failure} />}
    </div>
  );
}

/** not-yet until there is a verdict. */
const stateOf = (here: Here | null): string =>
  here === null ? 'not-yet' : here.state === 'done' ? here.outcome.verdict : here.state;

function saysOf(
  here: Here | null,
  receipt: ApiAnswer['receipt'],
): { readonly tone: Tone; readonly title: string; readonly about: string } {
  if (here === null) {
    return {
      tone: 'plain',
      title: 'Not yet verified by you',
      about:
        receipt === 'ready'
          ? 'So far you have the gateway’s word. Your browser can check signatures, hardware evidence, chain and payment itself.'
          : 'The receipt is on its way to the chain. Your browser can check it itself as soon as it is there.',
    };
  }
  switch (here.state) {
    case 'wanted':
    case 'delayed':
      return {
        tone: 'wait',
        title: 'Waiting for the receipt',
        about: 'Its batch is on its way to the chain. Your browser begins by itself when it is there.',
      };
    case 'running':
      return {
        tone: 'wait',
        title: here.of === 0 ? 'Verifying here …' : `Verifying here: ${here.done} of ${here.of} steps`,
        about: 'By this browser, with the code of the command line; the gateway only hands over the files.',
      };
    case 'failed':
      return { tone: 'bad', title: 'Could not be verified here', about: 'There is no verdict, good or bad.' };
    case 'done':
      return verdictWords(here);
  }
}

const wrongWords = (code: NonNullable<ReturnType<typeof misplaced>>) => ({
  tone: 'bad' as const,
  title: `Refused here: ${code}`,
  about:
    code === 'RECEIPT_OTHER'
      ? 'The receipt holds, but of another model or mode than was asked. Do not rely on this answer.'
      : 'The receipt holds, but it was shown for another answer, too: it is of one of them at most. Do not rely on either.',
});

/** Of every good verdict: what it is not about. */
const UNBOUND = 'Receipts hold no words: that it is the one of this answer is the gateway’s word.';

function verdictWords({ outcome, by, ms }: Extract<Here, { state: 'done' }>) {
  const { verdict, steps, code, block, isSimulated } = outcome;
  const but = `${isSimulated ? ' No TEE hardware stands behind it: simulated.' : ''} ${UNBOUND}`;
  const open = steps.filter(({ state }) => state === 'pending').length;
  const held = `${steps.filter(({ state }) => state === 'passed').length} of ${steps.length} steps hold${
    open === 0 ? '' : `, ${open} not shown yet`
  }, in ${(ms / 1_000).toFixed(1)} s`;
  switch (verdict) {
    case 'verified':
      return {
        tone: 'good',
        title: 'Receipt verified here',
        about: `${held}, against block ${block.number} ${by === 'own-node' ? 'as the node that you named has it' : 'that you trust'}.${but}`,
      } as const;
    case 'unanchored':
      return {
        tone: 'wait',
        title:
          by === 'beside'
            ? 'Receipt verified here, but for the block'
            : 'Receipt verified here, but for contracts and policy',
        about:
          by === 'beside'
            ? `${held}. That block ${block.number} is on the chain is the gateway’s word: name a node of your own under every step.${but}`
            : `${held}. Whether these are the right contracts and policy you have not said: do so under every step.${but}`,
      } as const;
    case 'refused':
      return {
        tone: 'bad',
        title: `Refused here${code === null ? '' : `: ${code}`}`,
        about: 'Do not rely on this answer. Which step failed, and why, is under every step.',
      } as const;
  }
}
