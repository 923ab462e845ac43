/**
 * Writes small GGUF files (github.com/ggml-org/ggml, docs/gguf.md), for tests of their reader and of what reads models.
 * @module
 */

export type GgufValue =
  | { readonly type: 'u32' | 'i32' | 'u64' | 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'i32s' | 'f32s'; readonly value: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  /** Outermost dimension first, as FloatModel has it; the file lists it the other way round. */
  readonly shape: readonly number[];
  readonly type: 'F32' | 'Q8_0' | { readonly number: number; readonly bytes: Uint8Array };
  /** Not read where `type` brings bytes. */
  readonly data: ArrayLike<number>;
}

export interface GgufFile {
  readonly metadata: Readonly<Record<string, GgufValue>>;
  readonly tensors: readonly GgufTensor[];
  readonly version?: number;
}

const ALIGNMENT = 32;
const NUMBERS = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9, u64: 10 } as const;

export function writeGguf({ metadata, tensors, version = 3 }: GgufFile): Uint8Array {
  const out = createBytes();
  out.text('GGUF', false);
  out.u32(version);
  out.u64(tensors.length);
  const entries = Object.entries(metadata);
  out.u64(entries.length);
  for (const [key, value] of entries) {
    out.text(key);
    writeValue(out, value);
  }
  const data = tensors.map(encodeTensor);
  let offset = 0;
  tensors.forEach(({ name, shape, type }, i) => {
    out.text(name);
    out.u32(shape.length);
    for (const size of [...shape].reverse()) out.u64(size);
    out.u32(type === 'F32' ? 0 : type === 'Q8_0' ? 8 : type.number);
    out.u64(offset);
    offset += Math.ceil(data[i]!.length / ALIGNMENT) * ALIGNMENT;
  });
  for (const bytes of data) {
    out.align(ALIGNMENT);
    out.bytes(bytes);
  }
  return out.done();
}

function writeValue(out: Bytes, { type, value }: GgufValue): void {
  if (type === 'strings' || type === 'i32s' || type === 'f32s') {
    out.u32(NUMBERS.array);
    out.u32(type === 'strings' ? NUMBERS.string : type === 'i32s' ? NUMBERS.i32 : NUMBERS.f32);
    out.u64(value.length);
    for (const one of value) {
      if (typeof one === 'string') out.text(one);
      else if (type === 'i32s') out.u32(one >>> 0);
      else out.f32(one);
    }
    return;
  }
  out.u32(NUMBERS[type]);
  if (type === 'string') out.text(value);
  else if (type === 'bool') out.bytes(Uint8Array.of(Number(value)));
  else if (type === 'f32') out.f32(value);
  else if (type === 'u64') out.u64(value);
  else out.u32(Number(value) >>> 0);
}

function encodeTensor({ type, data }: GgufTensor): Uint8Array {
  if (typeof type === 'object') return type.bytes;
  return type === 'F32' ? new Uint8Array(Float32Array.from(data).buffer) : encodeQ8(data);
}

/** Blocks of 32: binary16 scale, then 32 signed bytes. */
function encodeQ8(data: ArrayLike<number>): Uint8Array {
  const out = createBytes();
  for (let at = 0; at < data.length; at += 32) {
    const block = Array.from({ length: 32 }, (_, i) => data[at + i]!);
    const scale = toHalf(Math.max(...block.map(Math.abs)) / 127);
    out.bytes(Uint8Array.of(scale.bits & 255, scale.bits >> 8));
    const unit = scale.value === 0 ? 1 : scale.value;
    out.bytes(Uint8Array.from(block, (x) => Math.max(-127, Math.min(127, Math.round(x / unit)))));
  }
  return out.done();
}

/** Rounds a number from 0 to 65504 up to a binary16 value, so that no weight exceeds 127 of it. */
export function toHalf(value: number): { bits: number; value: number } {
  const exponent = Math.max(-14, Math.min(15, Math.floor(Math.log2(value || 2 ** -24))));
  const unit = 2 ** (exponent - 10);
  const units = Math.ceil(value / unit);
  return { bits: units + (exponent + 14) * 1024, value: units * unit };
}

type Bytes = ReturnType<typeof createBytes>;

/** A growing buffer with the format's fields. */
function createBytes() {
  const parts: Uint8Array[] = [];
  let length = 0;
  const bytes = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const field = (size: number, write: (view: DataView) => void): void => {
    const part = new Uint8Array(size);
    write(new DataView(part.buffer));
    bytes(part);
  };
  return {
    bytes,
    u32: (value: number) => field(4, (view) => view.setUint32(0, value, true)),
    u64: (value: number) => field(8, (view) => view.setBigUint64(0, BigInt(value), true)),
    f32: (value: number) => field(4, (view) => view.setFloat32(0, value, true)),
    text(value: string, prefixed = true): void {
      const encoded = new TextEncoder().encode(value);
      if (prefixed) field(8, (view) => view.setBigUint64(0, BigInt(encoded.length), true));
      bytes(encoded);
    },
    align: (to: number) => bytes(new Uint8Array((to - (length % to)) % to)),
    done(): Uint8Array {
      const out = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}
