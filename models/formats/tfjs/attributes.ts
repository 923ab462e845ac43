/**
 * Attributes of TensorFlow operators and settings of Keras layers, held to the values that the integer program can
 * express.
 * @module
 */
import { z } from 'zod';
import type { ImageShape } from '../float-network.ts';
import type { Edges } from '../network/chain.ts';
import { sameEdges } from '../network/same.ts';
import { refuse, shown } from '../refuse.ts';

/** What has attributes: a node of a graph, or a layer. */
export interface Attributed {
  /** What it is called in messages. */
  readonly label: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** JSON has 64-bit integers as strings. */
const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);
const text = z.string().max(64);
/** TensorFlow's JSON has strings in base64. */
const encoded = text.transform((value, context) => {
  try {
    return atob(value);
  } catch {
    context.addIssue('not base64');
    return z.NEVER;
  }
});
const many = <T extends z.ZodType>(of: T) => z.array(of).max(16);

const SCHEMAS = {
  boolean: z.object({ b: z.boolean() }).transform(({ b }) => b),
  number: z.object({ f: z.number() }).transform(({ f }) => f),
  integers: z.object({ list: z.object({ i: many(integer).default([]) }) }).transform(({ list }) => list.i),
  text: z.object({ s: encoded }).transform(({ s }) => s),
  texts: z.object({ list: z.object({ s: many(encoded).default([]) }) }).transform(({ list }) => list.s),
  /** Null for a size that is free. */
  sizes: z
    .object({ shape: z.object({ dim: many(z.object({ size: integer })) }) })
    .transform(({ shape }) => shape.dim.map(({ size }) => (size < 0 ? null : size))),
  /** Settings of layers are plain. */
  plainBoolean: z.boolean(),
  plainNumber: z.number(),
  plainText: text,
  plainPair: z.union([z.int(), z.tuple([z.int(), z.int()])]).transform((value) => [value].flat()),
  plainSizes: many(z.int().nullable()),
} as const;
type Kinds = typeof SCHEMAS;

/**
 * @param absent the default
 * @throws UsageError TFJS_ATTRIBUTE, as everything here
 */
export function attribute<K extends keyof Kinds>(
  of: Attributed,
  name: string,
  kind: K,
  absent: z.output<Kinds[K]> | null,
): z.output<Kinds[K]> {
  const value = Object.hasOwn(of.attributes, name) ? of.attributes[name] : undefined;
  if (value === undefined && absent !== null) return absent;
  const parsed = SCHEMAS[kind].safeParse(value);
  return parsed.success ? (parsed.data as z.output<Kinds[K]>) : misfit(of, name, value, kind);
}

/** Both numbers of a pair, which must be equal: kernels, strides and windows are square. */
export function square(of: Attributed, name: string, values: readonly number[]): number {
  const [a, b = a] = values;
  const fits = values.length <= 2 && a === b && a !== undefined && a >= 1;
  return fits ? a : misfit(of, name, values, 'the same number from 1 for height and width');
}

/** The middle two of [1, height, width, 1], of images that are stored channel-last. */
export function inner(of: Attributed, name: string, absent: readonly number[] | null): number {
  const all = attribute(of, name, 'integers', absent as number[] | null);
  const [batch, height, width, channels] = all;
  if (all.length !== 4 || batch !== 1 || channels !== 1) misfit(of, name, all, '1 for batch and channels');
  return square(of, name, [height!, width!]);
}

/** @throws UsageError TFJS_ATTRIBUTE unless `value` is among those that the program can express */
export function demand(of: Attributed, name: string, value: unknown, ...allowed: readonly unknown[]): void {
  if (!allowed.includes(value)) misfit(of, name, value, allowed.join(' or '));
}

const NONE: Edges = { top: 0, left: 0, bottom: 0, right: 0 };

/** Zeros around an image for windows of `size` that move by `stride`. */
export function edgesOf(
  of: Attributed,
  padding: string,
  image: ImageShape,
  size: number,
  stride: number,
): Edges {
  demand(of, 'padding', padding, 'VALID', 'SAME');
  return padding === 'SAME' ? sameEdges(image, size, stride) : NONE;
}

/** No padding: asked for as VALID, or SAME where nothing comes of it. */
export function demandUnpadded(
  of: Attributed,
  padding: string,
  image: ImageShape,
  size: number,
  stride: number,
): void {
  const { top, left, bottom, right } = edgesOf(of, padding, image, size, stride);
  if (top + left + bottom + right > 0) misfit(of, 'padding', padding, 'VALID for pooling');
}

function misfit({ label }: Attributed, name: string, value: unknown, expected: string): never {
  const is = value === undefined ? 'missing' : shown(JSON.stringify(value) ?? '');
  throw refuse(
    'TFJS_ATTRIBUTE',
    `${shown(label)} has ${name} ${is}`,
    expected,
    'convert the model without it',
  );
}
