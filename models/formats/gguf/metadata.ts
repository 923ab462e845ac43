/**
 * A GGUF file's metadata, asked for by key and type.
 * @module
 */
import { refuse, shown } from '../refuse.ts';
import type { MetadataValue } from './values.ts';

export interface Range {
  readonly min?: number;
  readonly max?: number;
}

export class Metadata {
  readonly #values: ReadonlyMap<string, MetadataValue>;

  constructor(values: ReadonlyMap<string, MetadataValue>) {
    this.#values = values;
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** @throws UsageError GGUF_METADATA, as every method here, where the key is absent or of another type */
  text(key: string): string {
    const value = this.#values.get(key);
    return typeof value === 'string' ? value : this.#fail(key, 'a string');
  }

  flag(key: string): boolean {
    const value = this.#values.get(key);
    return typeof value === 'boolean' ? value : this.#fail(key, 'true or false');
  }

  number(key: string): number {
    const value = this.#values.get(key);
    return typeof value === 'number' && Number.isFinite(value) ? value : this.#fail(key, 'a finite number');
  }

  texts(key: string): readonly string[] {
    return this.#list(key, 'string') as readonly string[];
  }

  numbers(key: string): readonly number[] {
    return this.#list(key, 'number') as readonly number[];
  }

  #list(key: string, type: 'string' | 'number'): readonly unknown[] {
    const value: unknown = this.#values.get(key);
    const fits = Array.isArray(value) && value.every((entry: unknown) => typeof entry === type);
    return fits ? (value as readonly unknown[]) : this.#fail(key, `a list of ${type}s`);
  }

  #fail(key: string, expected: string): never {
    const is = this.#values.has(key) ? 'is of another type' : 'is missing';
    const fix = 'convert the model again with a current llama.cpp convert_hf_to_gguf.py';
    throw refuse('GGUF_METADATA', `metadata ${shown(key)} ${is}`, expected, fix);
  }
}
