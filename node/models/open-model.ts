/**
 * Opens a model file or folder of this machine with the reader of its format.
 * @module
 */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FloatModel } from '../../models/formats/float-model.ts';
import { readHubModel } from '../../models/formats/hub/decoder.ts';
import { readDecoder } from '../../models/formats/open.ts';
import { type OpenedNetwork, openNetwork } from '../../models/formats/open-network.ts';
import { openByteFile, openFolder } from './files.ts';

export interface OpenedModel {
  readonly model: FloatModel;
  /** The model's tensors are read on demand: not before the last one was. */
  close(): void;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** @throws UsageError MODEL_FILE, and what the format's reader throws */
export function openModelFile(path: string): OpenedModel {
  if (isFolder(path)) {
    const { open, closeAll } = openFolder(path);
    return { model: readHubModel(open), close: closeAll };
  }
  const file = openByteFile(path);
  const beside = openFolder(dirname(path));
  return {
    model: readDecoder(file, beside.open),
    close: () => {
      beside.closeAll();
      file.close();
    },
  };
}

/** TensorFlow.js models are folders: the file in them that stands for the whole. */
const TFJS_FILE = 'model.json';

/** A network in memory, null when the path holds none. @throws UsageError ONNX_* | TFJS_* | MODEL_FILE */
export function openNetworkFile(path: string): OpenedNetwork | null {
  const inFolder = join(path, TFJS_FILE);
  if (isFolder(path) && statSync(inFolder, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const at = isFolder(path) ? inFolder : path;
  const file = openByteFile(at);
  const beside = openFolder(dirname(at));
  try {
    return openNetwork(file, beside.open);
  } finally {
    beside.closeAll();
    file.close();
  }
}
