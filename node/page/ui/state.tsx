/**
 * How sure something is: a mark and a word, never a colour alone.
 * @module
 */
import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'wait' | 'bad' | 'plain';

const PATHS: Readonly<Record<Tone, string>> = {
  good: 'M3 8.5l3.5 3.5L13 4.5',
  wait: 'M8 4v4.5l3 1.5',
  bad: 'M4 4l8 8M12 4l-8 8',
  plain: 'M4 8h8',
};

export const Mark = ({ tone }: { readonly tone: Tone }) => (
  <svg viewBox="0 0 16 16" width="14" height="14" class={`mark mark-${tone}`} aria-hidden="true">
    {tone === 'wait' && <circle cx="8" cy="8" r="6.2" />}
    <path d={PATHS[tone]} />
  </svg>
);

export const State = ({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) => (
  <span class={`state state-${tone}`}>
    <Mark tone={tone} />
    <span>{children}</span>
  </span>
);

/** Words of the chain and of answers, as they are to be taken. */
const TONES: Readonly<Record<string, Tone>> = {
  given: 'good',
  final: 'good',
  passed: 'good',
  serving: 'good',
  verified: 'good',
  lapsed: 'plain',
  running: 'wait',
  provisional: 'wait',
  challengeable: 'wait',
  pending: 'wait',
  opened: 'wait',
  published: 'wait',
  answered: 'wait',
  leaving: 'wait',
  disputed: 'wait',
  failed: 'bad',
  void: 'bad',
  named: 'bad',
  revoked: 'bad',
};

export const Word = ({ children: word }: { readonly children: string }) => (
  <State tone={TONES[word] ?? 'plain'}>{word}</State>
);
