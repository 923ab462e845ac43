/**
 * Compiles a program into the engine's memory: one arena that holds
 * [records | tensors | values | scratch of each thread | caller's input rows | output rows | row descriptors].
 * @module
 */
import type { TensorData } from '../../program/kind.ts';
import type { Program } from '../../program/types.ts';
import { createTensors } from '../../program/weights.ts';
import { type Arena, type Arenas, alignUp } from './arena.ts';
import * as L from './assembly/layout.ts';
import type { Fields, Place } from './fields.ts';
import { recordsOf } from './records.ts';
import { type Sample, samplesOf } from './samples.ts';

/** The caller's side of a step, i32 rows. */
export interface Port {
  readonly address: number;
  readonly width: number;
}

export interface Tape {
  readonly arena: Arena;
  /** Address and number of its records. */
  readonly address: number;
  readonly length: number;
  readonly input: Port;
  readonly output: Port;
  /** Address of the row descriptors. */
  readonly rowTable: number;
  /** What a sequence remembers for each position, in bytes. */
  readonly memoryBytes: number;
  readonly samples: readonly (Sample & {
    readonly address: number;
    readonly stride: number;
    readonly width: number;
  })[];
  /** Where rows with ids outside the vocabulary are noted: `FAULT` of `embed` and `tokens`. */
  readonly faults: readonly { readonly address: number; readonly vocabulary: number }[];
}

/** @throws UnavailableError ENGINE_MEMORY */
export function compileTape(
  program: Program,
  weights: Uint8Array,
  threads: number,
  arenas: Arenas,
  memory: WebAssembly.Memory,
): Tape {
  const tensors = createTensors(program.tensors, weights);
  const samples = samplesOf(program);
  const { records, values, valueBytes, scratchBytes, memoryBytes, inputWidth, outputWidth } = recordsOf(
    program,
    tensors,
  );
  let bytes = 0;
  const reserve = (size: number): number => {
    const offset = bytes;
    bytes = alignUp(bytes + size);
    return offset;
  };
  reserve(records.length * L.RECORD_BYTES);
  const offsets = new Map<TensorData, number>();
  for (const tensor of records.flatMap((fields) => Object.values(fields).filter(isTensor))) {
    if (!offsets.has(tensor)) offsets.set(tensor, reserve(tensor.byteLength));
  }
  const scratchStride = alignUp(scratchBytes) + 64;
  const regions: Record<Place['region'], number> = {
    values: reserve(valueBytes),
    scratch: reserve(scratchStride * threads),
    input: reserve(4 * inputWidth * program.maxRows),
    output: reserve(4 * outputWidth * program.maxRows),
  };
  const rowTable = reserve(L.ROW_BYTES * program.maxRows);

  const arena = arenas.take(bytes);
  const resolve = (value: Fields[number]): number => {
    if (typeof value === 'number') return value;
    return arena.address + (isTensor(value) ? offsets.get(value)! : regions[value.region] + value.offset);
  };
  for (const [tensor, offset] of offsets) {
    const source = new Uint8Array(tensor.buffer, tensor.byteOffset, tensor.byteLength);
    new Uint8Array(memory.buffer, arena.address + offset, source.length).set(source);
  }
  records.forEach((fields, i) => {
    const record = new DataView(memory.buffer, arena.address + i * L.RECORD_BYTES, L.RECORD_BYTES);
    record.setInt32(L.SCRATCH_STRIDE, scratchStride, true);
    for (const [field, value] of Object.entries(fields)) {
      record.setInt32(Number(field), resolve(value), true);
    }
  });
  const faults = records.flatMap((fields, i): Tape['faults'] => {
    const address = arena.address + i * L.RECORD_BYTES + L.FAULT;
    if (fields[L.CODE] !== L.CODE_EMBED && fields[L.CODE] !== L.CODE_TOKENS) return [];
    return [{ address, vocabulary: fields[L.VOCABULARY] as number }];
  });
  return {
    faults,
    arena,
    address: arena.address,
    length: records.length,
    rowTable: arena.address + rowTable,
    memoryBytes,
    samples: samples.map((sample) => {
      const { offset, stride, width } = values.get(sample.logits)!;
      return { ...sample, address: arena.address + regions.values + offset, stride, width };
    }),
    input: { address: arena.address + regions.input, width: inputWidth },
    output: { address: arena.address + regions.output, width: outputWidth },
  };
}

const isTensor = (value: Fields[number]): value is TensorData => ArrayBuffer.isView(value);
