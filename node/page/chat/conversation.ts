/**
 * What was asked in this tab and what came back. Nothing of it is stored: a reload forgets it.
 * @module
 */
import { computed, effect, signal } from '@preact/signals';
import type { ApiMode } from '../../gateway/api-types.ts';
import type { ApiFailure } from '../api.ts';
import { mesh } from '../state/live.ts';
import { asFailure } from '../state/resource.ts';
import { askLikeness, askText, type Given, type Likeness, type Message } from './stream.ts';

/** verified: every claim of every hop. stopped: by the person, so nothing of it is. */
export type Phase = 'waiting' | 'streaming' | 'verified' | 'stopped' | 'failed';

export interface Turn {
  readonly key: number;
  readonly model: string;
  readonly mode: ApiMode;
  readonly question: readonly string[];
  /** Of its answer: null until the gateway said it. */
  readonly id: string | null;
  readonly phase: Phase;
  readonly text: string;
  readonly cosines: Likeness['cosines'] | null;
  readonly given: Given | null;
  readonly failure: ApiFailure | null;
}

export const turns = signal<readonly Turn[]>([]);
export const asking = computed(() =>
  turns.value.some(({ phase }) => phase === 'waiting' || phase === 'streaming'),
);

/** What the next question is asked with. */
export const chosenModel = signal<string | null>(null);
export const chosenMode = signal<ApiMode>('veil');
export const maxTokens = signal(256);
export const draft = signal('');

/** Models that can be asked here in words, those that can be now first. */
export const askable = computed(() =>
  (mesh.value?.models ?? [])
    .filter(({ task }) => task === 'chat' || task === 'embed-sentence')
    .toSorted(
      (a, b) =>
        Number(b.covered) - Number(a.covered) || Number(b.task === 'chat') - Number(a.task === 'chat'),
    ),
);
export const model = computed(
  () => askable.value.find(({ root }) => root === chosenModel.value) ?? askable.value[0] ?? null,
);
/** The chosen one, where the model allows it. */
export const mode = computed<ApiMode>(() => {
  const offered = model.value?.modes.find((one) => one.mode === chosenMode.value);
  return offered?.possible === false ? 'veil' : chosenMode.value;
});

// from the first word on, and once a mode is chosen, the model stays: nodes that come and go change neither who is asked nor what they see
effect(() => {
  if (draft.value === '' && chosenMode.value === 'veil') return;
  const first = model.value?.root ?? null;
  if (chosenModel.peek() === null) chosenModel.value = first;
});

/** Of an earlier turn only what was verified goes on. */
export const messagesWith = (before: readonly Turn[], root: string, question: string): Message[] => [
  ...before
    .filter((turn) => turn.phase === 'verified' && turn.given?.modelRoot === root && turn.cosines === null)
    .flatMap(({ question: [asked = ''], text }): Message[] => [
      { role: 'user', content: asked },
      { role: 'assistant', content: text },
    ]),
  { role: 'user', content: question },
];

/** One sentence a line. */
export const textsOf = (written: string): string[] =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

let abort: AbortController | null = null;
let keys = 0;

const change = (key: number, with_: (turn: Turn) => Partial<Turn>): void => {
  turns.value = turns.value.map((turn) => (turn.key === key ? { ...turn, ...with_(turn) } : turn));
};

export function stop(): void {
  abort?.abort();
}

export function forget(): void {
  stop();
  turns.value = [];
}

/** Asks what is in the draft; trouble is in its turn. */
export async function ask(): Promise<void> {
  const asked = model.value;
  const written = draft.value.trim();
  if (asked === null || written === '' || asking.value) return;
  const key = keys++;
  const own = new AbortController();
  abort = own;
  const isChat = asked.task === 'chat';
  const question = isChat ? [written] : textsOf(written);
  const shared = { model: asked.name, mode: mode.value };
  const by = { model: asked.root, mode: mode.value }; // a name can be that of several editions
  const messages = messagesWith(turns.value, asked.root, written);
  const nothing = { id: null, text: '', cosines: null, given: null, failure: null };
  turns.value = [...turns.value, { key, ...shared, question, phase: 'waiting', ...nothing }];
  draft.value = '';
  try {
    if (isChat) {
      const hearing = {
        onId: (id: string) => change(key, () => ({ id })),
        onText: (piece: string) => change(key, ({ text }) => ({ phase: 'streaming', text: text + piece })),
      };
      const given = await askText({ ...by, messages, maxTokens: maxTokens.value }, hearing, own.signal);
      change(key, () => ({ phase: 'verified', given, id: given.id }));
    } else {
      const { given, cosines } = await askLikeness({ ...by, texts: question }, own.signal);
      change(key, () => ({ phase: 'verified', given, cosines, id: given.id }));
    }
  } catch (thrown) {
    if (own.signal.aborted) change(key, () => ({ phase: 'stopped' }));
    else {
      change(key, () => ({ phase: 'failed', failure: asFailure(thrown) }));
      if (draft.value === '') draft.value = written; // to be asked again without typing it
    }
  }
}
