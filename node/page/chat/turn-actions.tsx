/**
 * What can be done with a turn: copy its answer, ask again, write the question anew.
 * @module
 */
import { useSignal } from '@preact/signals';
import { askAgain, asking, edit, type Turn } from './conversation.ts';

const SAID_MS = 1_500;

interface TurnActionsProps {
  readonly of: Turn;
  /** Of those after it, which go with it when it is asked again. */
  readonly behind: number;
}

export function TurnActions({ of: turn, behind }: TurnActionsProps) {
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const { text } = turn;
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text); // undefined where the page came over plain HTTP from another machine
      copied.value = 'yes';
    } catch {
      copied.value = 'failed';
    }
    setTimeout(() => {
      copied.value = 'no';
    }, SAID_MS);
  }
  const goes =
    behind === 0 ? '' : `, instead of this and ${behind === 1 ? 'the one' : `the ${behind}`} after it`;
  return (
    <p class="turn-actions">
      {text !== '' && (
        <button type="button" class="plain" onClick={() => void copy()}>
          {copied.value === 'yes' ? 'Copied' : copied.value === 'failed' ? 'Not copied' : 'Copy answer'}
        </button>
      )}
      <button
        type="button"
        class="plain"
        title={`Asks the same question, with what is chosen now${goes}`}
        disabled={asking.value}
        onClick={() => {
          void askAgain(turn);
          document.getElementById('question')?.focus(); // this turn is gone
        }}
      >
        Ask again
      </button>
      <button
        type="button"
        class="plain"
        title={`Puts the question back${goes}`}
        disabled={asking.value}
        onClick={() => {
          edit(turn);
          document.getElementById('question')?.focus();
        }}
      >
        Edit question
      </button>
      <span class="hidden" aria-live="polite">
        {copied.value === 'yes' ? 'copied' : ''}
      </span>
    </p>
  );
}
