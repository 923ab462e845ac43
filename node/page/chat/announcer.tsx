/**
 * Tells screen readers of the newest answer: whole sentences while it comes, then whether it was verified.
 * @module
 */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { turns } from './conversation.ts';
import { sayable } from './sentences.ts';

const ENDS = {
  verified: 'Answer verified.',
  stopped: 'Stopped. Nothing of the answer was verified.',
  failed: 'The answer failed.',
} as const;

export function Announcer() {
  const said = useSignal('');
  const at = useRef({ key: -1, upTo: 0, ended: false });
  useSignalEffect(() => {
    const turn = turns.value.at(-1);
    if (turn === undefined) return;
    if (at.current.key !== turn.key) at.current = { key: turn.key, upTo: 0, ended: false };
    if (at.current.ended) return;
    const { phase, text } = turn;
    const over = phase === 'verified' || phase === 'stopped' || phase === 'failed';
    const next = sayable(text, at.current.upTo, over);
    at.current.upTo = next.upTo;
    at.current.ended = over;
    const words = over ? `${next.said} ${ENDS[phase]}` : next.said;
    if (words.trim() !== '') said.value = words.trim();
  });
  return (
    <p class="hidden" aria-live="polite">
      {said}
    </p>
  );
}
