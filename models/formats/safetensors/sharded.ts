/**
 * The tensors of a model folder: `model.safetensors`, or the files that `model.safetensors.index.json` names.
 * @module
 */
import { z } from 'zod';
import type { OpenFile } from '../byte-file.ts';
import { readJson } from '../json.ts';
import type { RawTensor } from '../raw-tensor.ts';
import { refuse, shown } from '../refuse.ts';
import { readSafetensors } from './read.ts';

export const SINGLE_FILE = 'model.safetensors';
export const INDEX_FILE = 'model.safetensors.index.json';
const MAX_FILES = 1024;
const FIX = 'take all files of one version of the model';

const indexSchema = z.object({
  // plain file names: no separators, so an index cannot name files outside its folder
  weight_map: z.record(z.string().max(512), z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/)),
});

/** @throws UsageError SAFETENSORS_ABSENT (no such files) | SAFETENSORS_INDEX, those of readSafetensors */
export function readShardedSafetensors(
  open: OpenFile,
  ignored: (name: string) => boolean,
): ReadonlyMap<string, RawTensor> {
  const single = open(SINGLE_FILE);
  if (single) return readSafetensors(single, ignored);
  const index = open(INDEX_FILE);
  if (!index) throw refuse('SAFETENSORS_ABSENT', 'no weights', `${SINGLE_FILE} or ${INDEX_FILE}`, FIX);
  const places = new Map(
    Object.entries(readJson(index, INDEX_FILE, indexSchema, 'SAFETENSORS_INDEX').weight_map),
  );
  const names = [...new Set(places.values())];
  if (names.length > MAX_FILES) throw unfit(`the index names ${names.length} files`, `at most ${MAX_FILES}`);
  const tensors = new Map<string, RawTensor>();
  for (const name of names) {
    const file = open(name);
    if (!file) throw refuse('SAFETENSORS_ABSENT', `${name} is not there`, 'every file the index names', FIX);
    for (const [tensor, raw] of readSafetensors(file, ignored)) {
      if (places.get(tensor) !== name)
        throw unfit(`${name} holds ${shown(tensor)}`, 'what the index says of it');
      tensors.set(tensor, raw);
    }
  }
  for (const [tensor, name] of places)
    if (!tensors.has(tensor) && !ignored(tensor))
      throw unfit(`${name} lacks ${shown(tensor)}`, 'the tensor there');
  return tensors;
}

const unfit = (what: string, expected: string): Error => refuse('SAFETENSORS_INDEX', what, expected, FIX);
