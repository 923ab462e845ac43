/**
 * llama2.c's tokenizer.bin: for each token a score and its text, after the length of the longest.
 * @module
 */
import type { ByteFile } from '../byte-file.ts';
import { Cursor } from '../cursor.ts';
import type { TextSource } from '../float-model.ts';
import { refuse } from '../refuse.ts';

const MAX_TOKEN_BYTES = 1024;
const BOS = 1;
const EOS = 2;
const FIX = 'name the tokenizer.bin that belongs to the checkpoint';

/** @throws UsageError LLAMA2C_TOKENIZER | FILE_TRUNCATED */
export function readLlama2cTokenizer(file: ByteFile, vocabulary: number): TextSource {
  const cursor = new Cursor(file);
  const longest = cursor.u32();
  if (longest < 1 || longest > MAX_TOKEN_BYTES)
    throw unfit(`tokens of ${longest} bytes`, `1 to ${MAX_TOKEN_BYTES}`);
  if (vocabulary * 8 > cursor.remaining)
    throw unfit(`${file.size} bytes`, `${vocabulary} tokens of 8 bytes or more`);
  const tokens: string[] = [];
  const scores: number[] = [];
  for (let id = 0; id < vocabulary; id++) {
    const score = cursor.f32();
    const length = cursor.u32();
    // special tokens are written with line breaks around them, which `longest` does not count
    if (length > Math.min(MAX_TOKEN_BYTES, cursor.remaining))
      throw unfit(`token ${id} of ${length} bytes`, `at most ${MAX_TOKEN_BYTES}`);
    if (!Number.isFinite(score)) throw unfit(`token ${id} with a score of ${score}`, 'a finite score');
    scores.push(score);
    tokens.push(textOf(cursor, length, id));
  }
  if (cursor.remaining > 0) throw unfit(`${cursor.remaining} bytes after the last token`, 'none');
  return { kind: 'llama2c', tokens, scores, bos: BOS, eos: EOS, addBos: true, chatTemplate: null };
}

function textOf(cursor: Cursor, length: number, id: number): string {
  try {
    return cursor.text(length);
  } catch (cause) {
    throw refuse('LLAMA2C_TOKENIZER', `token ${id} is not UTF-8`, 'text', FIX, cause);
  }
}

const unfit = (what: string, expected: string): Error => refuse('LLAMA2C_TOKENIZER', what, expected, FIX);
