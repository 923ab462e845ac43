/**
 * Writes models/zoo/digits/model.bin and model.json from checkpoint.bin.
 *
 *   node models/train/digits/release-files.ts
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodePartFile } from '../../shard/part.ts';
import { DIGITS_FILES } from '../../zoo/digits/index.ts';
import { decodeCheckpoint } from './checkpoint.ts';
import { describeModel, integerModel } from './release.ts';

const zoo = new URL('../../zoo/digits/', import.meta.url);
const parameters = decodeCheckpoint(readFileSync(new URL('checkpoint.bin', import.meta.url)));
const model = integerModel(parameters);
const card = describeModel(parameters, model);
writeFileSync(new URL(DIGITS_FILES.model, zoo), encodePartFile(model));
writeFileSync(new URL(DIGITS_FILES.card, zoo), `${JSON.stringify(card, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(card.heldOut)}\n`);
