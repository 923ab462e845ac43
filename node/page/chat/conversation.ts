/**
 * What was asked in this tab and what came back: kept by the tab alone (kept.ts).
 * @module
 */
import { computed, effect, signal } from '@preact/signals';
import type { ApiMode } from '../../gateway/api-types.ts';
import { ApiFailure } from '../api.ts';
import { mesh } from '../state/live.ts';
import { asFailure } from '../state/resource.ts';
import { verdictsHere } from '../verify/here.ts';
import { type Drawn, drawn } from './sampling.ts';
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
  /** Null of what is not drawn. */
  readonly drawn: Drawn | null;
  readonly failure: Pick<ApiFailure, 'code' | 'message' | 'hint'> | null;
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
/** Key of the turn that the draft is to replace, with all that came after it. */
export const editing = signal<number | null>(null);

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

/** Those that stay when a turn is asked anew; null: all. */
export const turnsBefore = (replaced: number | null): readonly Turn[] =>
  replaced === null ? turns.value : turns.value.filter(({ key }) => key < replaced);

/** One sentence a line. */
export const textsOf = (written: string): string[] =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

let abort: AbortController | null = null;

const change = (key: number, with_: (turn: Turn) => Partial<Turn>): void => {
  turns.value = turns.value.map((turn) => (turn.key === key ? { ...turn, ...with_(turn) } : turn));
};

export function stop(): void {
  abort?.abort();
}

export function forget(): void {
  stop();
  turns.value = [];
  editing.value = null;
}

/** Puts a question back to be written anew. */
export function edit({ key, question }: Turn): void {
  editing.value = key;
  draft.value = question.join('\n');
}

export function endEdit(): void {
  editing.value = null;
  draft.value = '';
}

/**
 * What an answer is verified by is found by its id, and held against what was asked.
 * @throws ApiFailure ANSWER_OTHER
 */
function assertAsked(
  { id, modelRoot, mode }: Given,
  asked: { readonly model: string; readonly mode: ApiMode },
  key: number,
): void {
  const isKnown =
    verdictsHere.peek().has(id) || turns.peek().some((turn) => turn.key !== key && turn.id === id);
  if (!isKnown && modelRoot === asked.model && mode === asked.mode) return;
  throw new ApiFailure(
    'ANSWER_OTHER',
    isKnown
      ? 'the gateway gave this answer the name of another one'
      : 'the gateway answered by another model or mode than was asked',
    'do not rely on it; if it happens again, use another gateway: veilmesh proxy',
    0,
  );
}

/** Asks what is in the draft; trouble is in its turn. */
export async function ask(): Promise<void> {
  const written = draft.value.trim();
  if (model.value === null || written === '' || asking.value) return;
  const replaced = editing.value;
  editing.value = null;
  draft.value = '';
  await askInstead(written, replaced);
}

/** Asks a question again, with what is chosen now: its answer and those after it go. */
export async function askAgain({ key, question }: Turn): Promise<void> {
  const written = question.join('\n');
  if (model.value === null || asking.value) return;
  if (draft.value.trim() === written) draft.value = ''; // put back when it had failed
  editing.value = null;
  await askInstead(written, key);
}

/** @param replaced key of the turn in whose place it comes; null: behind all */
async function askInstead(written: string, replaced: number | null): Promise<void> {
  const asked = model.value!;
  const before = turnsBefore(replaced);
  const key = (turns.value.at(-1)?.key ?? -1) + 1;
  const own = new AbortController();
  abort = own;
  const isChat = asked.task === 'chat';
  const question = isChat ? [written] : textsOf(written);
  const shared = { model: asked.name, mode: mode.value, drawn: isChat ? drawn() : null };
  const by = { model: asked.root, mode: mode.value }; // a name can be that of several editions
  const messages = messagesWith(before, asked.root, written);
  const nothing = { id: null, text: '', cosines: null, given: null, failure: null };
  turns.value = [...before, { key, ...shared, question, phase: 'waiting', ...nothing }];
  try {
    if (shared.drawn !== null) {
      const hearing = {
        onId: (id: string) => change(key, () => ({ id })),
        onText: (piece: string) => change(key, ({ text }) => ({ phase: 'streaming', text: text + piece })),
      };
      const wish = { ...by, messages, maxTokens: maxTokens.value, drawn: shared.drawn };
      const given = await askText(wish, hearing, own.signal);
      assertAsked(given, by, key);
      change(key, () => ({ phase: 'verified', given, id: given.id }));
    } else {
      const { given, cosines } = await askLikeness({ ...by, texts: question }, own.signal);
      assertAsked(given, by, key);
      change(key, () => ({ phase: 'verified', given, cosines, id: given.id }));
    }
  } catch (thrown) {
    if (own.signal.aborted) change(key, () => ({ phase: 'stopped' }));
    else {
      const { code, message, hint } = asFailure(thrown);
      change(key, () => ({ phase: 'failed', failure: { code, message, hint } }));
      if (draft.value === '') draft.value = written; // to be asked again without typing it
    }
  }
}
