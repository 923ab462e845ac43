/**
 * The conversation over a reload: in the storage of this tab, which ends with it, and nowhere else.
 * @module
 */
import { effect, signal } from '@preact/signals';
import { type Turn, turns } from './conversation.ts';

const KEY = 'veilmesh-conversation';
/** Another layout of what is kept is forgotten. */
const FORMAT = 1;
/** Words come in quick succession. */
const PAUSE_MS = 200;

/** False once it was too long for the tab's storage. */
export const isKept = signal(true);

function write(now: readonly Turn[]): void {
  try {
    if (now.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ format: FORMAT, turns: now }));
    isKept.value = true;
  } catch {
    isKept.value = false; // full, or forbidden here
  }
}

function read(): readonly Turn[] {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as {
      readonly format: number;
      readonly turns: readonly Turn[];
    } | null;
    return found?.format === FORMAT ? found.turns.map(ended) : [];
  } catch {
    return []; // not ours
  }
}

/** What was under way ended with the page that asked. */
const ended = (turn: Turn): Turn =>
  turn.phase === 'waiting' || turn.phase === 'streaming' ? { ...turn, phase: 'stopped' } : turn;

/**
 * Takes up what this tab has kept, and keeps what is said from now on.
 * @param page tells when it is left
 * @returns ends it
 */
export function keepConversation(page: EventTarget = globalThis): () => void {
  const found = read();
  if (found.length > 0) turns.value = found;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    write(turns.peek());
  };
  const leave = (): void => {
    if (timer !== undefined) save();
  };
  const end = effect(() => {
    const now = turns.value;
    clearTimeout(timer);
    if (now.length === 0) save();
    else timer = setTimeout(save, PAUSE_MS);
  });
  page.addEventListener('pagehide', leave);
  return () => {
    end();
    clearTimeout(timer);
    page.removeEventListener('pagehide', leave);
  };
}
