/**
 * Reader of the vocabulary file that USE-lite ships: a JSON list of [piece, log probability], most probable first.
 * @module
 */
import { z } from 'zod';
import { UsageError } from '../../crypto/core/errors.ts';

export interface Piece {
  readonly text: string;
  /** Natural logarithm of the piece's probability. */
  readonly score: number;
}

export interface Vocabulary {
  /** Index = token id. */
  readonly pieces: readonly Piece[];
  /** Ids below this are control symbols: never matched in text. */
  readonly reserved: number;
  /** Id of text no piece covers. */
  readonly unknown: number;
}

/** `<unk>`, `<s>`, `</s>` and three spare ids come first (RESERVED_SYMBOLS_COUNT of the tfjs model). */
const RESERVED = 6;
const MAX_BYTES = 4 * 1024 * 1024;

const schema = z
  .array(z.tuple([z.string().min(1).max(64), z.number().max(1e6).min(-1e6).nullable()]))
  .min(RESERVED + 1)
  .max(100_000);

/**
 * Parses vocab.json and repairs it. The published file lost the scores of its nine pieces that hold a colon (null, 0
 * or 30 where a logarithm below −6 belongs; a tool split "piece:score" at the wrong colon), and with those values ":30"
 * beats every other segmentation. The list is sorted by score, so a score that is missing or above its
 * predecessors' is replaced by the mean of its nearest intact neighbours, exact to 0.01 here.
 * @throws UsageError VOCABULARY_MALFORMED
 */
export function parseVocabulary(bytes: Uint8Array): Vocabulary {
  const list = parseList(bytes);
  const intact: (number | null)[] = [];
  let ceiling = 0;
  for (const [, score] of list.slice(RESERVED)) {
    const sound = score !== null && score < ceiling;
    intact.push(sound ? score : null);
    if (sound) ceiling = score + 1e-9; // equal scores are in order too
  }
  const before = nearest(intact);
  const after = nearest(intact.toReversed()).reverse();
  const pieces = list.map(([text], id): Piece => {
    if (id < RESERVED) return { text, score: 0 };
    const at = id - RESERVED;
    const below = before[at] ?? after[at];
    const above = after[at] ?? below;
    if (below == null || above == null) throw malformed('it has no usable score');
    return { text, score: (below + above) / 2 };
  });
  return { pieces, reserved: RESERVED, unknown: 0 };
}

/** The last non-null entry at or before each position. */
function nearest(values: readonly (number | null)[]): (number | null)[] {
  let last: number | null = null;
  return values.map((value) => {
    last = value ?? last;
    return last;
  });
}

function parseList(bytes: Uint8Array): [string, number | null][] {
  if (bytes.length > MAX_BYTES) throw malformed(`${bytes.length} bytes, at most ${MAX_BYTES} expected`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw malformed('it is not JSON', cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw malformed(`${issue.path.join('.')}: ${issue.message}`);
}

const malformed = (what: string, cause?: unknown): UsageError =>
  new UsageError('VOCABULARY_MALFORMED', `vocabulary file: ${what}`, { cause });
