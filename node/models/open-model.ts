/**
 * Opens a model file or folder of this machine with the reader of its format.
 * @module
 */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { detectFormat } from '../../models/formats/detect.ts';
import type { FloatModel } from '../../models/formats/float-model.ts';
import { readHubModel } from '../../models/formats/hub/decoder.ts';
import { type OnnxPlan, planOnnx } from '../../models/formats/onnx/plan.ts';
import { readOnnx } from '../../models/formats/onnx/read.ts';
import { readDecoder } from '../../models/formats/open.ts';
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

/** What an ONNX file holds; null when the path is none. @throws UsageError ONNX_* | MODEL_FILE */
export function planOnnxFile(path: string): OnnxPlan | null {
  if (isFolder(path)) return null;
  const file = openByteFile(path);
  try {
    return detectFormat(file) === 'onnx' ? planOnnx(readOnnx(file)) : null;
  } finally {
    file.close();
  }
}
