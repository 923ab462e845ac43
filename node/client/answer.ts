/**
 * An answer while it grows: its tokens, its text, and whether it is over. It outlives the sessions that computed it.
 * @module
 */

import type { TextStream } from '../../models/text/stream.ts';

export interface AnswerOptions {
  readonly prompt: Int32Array;
  readonly maxTokens: number;
  readonly stream: TextStream;
  onText(piece: string): void;
}

export interface Answer {
  readonly prompt: Int32Array;
  /** Drawn so far, a token that ended the answer included. */
  readonly tokens: readonly number[];
  readonly text: string;
  /** Why it is over: the model or a stop string ended it, or it is as long as was asked for. Null while it grows. */
  readonly ended: 'stop-token' | 'stop-string' | 'length' | null;
  /** performance.now() at each token. */
  readonly times: readonly number[];
  /** Rows a session takes at most: the token that is drawn last is never fed. */
  readonly positions: number;
  /** What a new session is fed before it goes on. */
  history(): Int32Array;
  /** Whether the next token is the last one whatever it is. */
  isLast(): boolean;
  accept(id: number): void;
}

export function createAnswer({ prompt, maxTokens, stream, onText }: AnswerOptions): Answer {
  const tokens: number[] = [];
  const times: number[] = [];
  let text = '';
  let ended: Answer['ended'] = null;
  const say = (piece: string): void => {
    if (piece === '') return;
    text += piece;
    onText(piece);
  };
  return {
    prompt,
    tokens,
    times,
    positions: prompt.length + maxTokens - 1,
    get text() {
      return text;
    },
    get ended() {
      return ended;
    },
    history: () => Int32Array.from([...prompt, ...(ended === null ? tokens : tokens.slice(0, -1))]),
    isLast: () => tokens.length + 1 >= maxTokens,
    accept(id) {
      times.push(performance.now());
      tokens.push(id);
      say(stream.push(id));
      ended = stream.finished() ?? (tokens.length >= maxTokens ? 'length' : null);
      if (ended !== null) say(stream.end());
    },
  };
}
