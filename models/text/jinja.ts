/**
 * `@huggingface/jinja` with types: its declarations name their files without extension, which does not resolve here.
 * @module
 */
import * as library from '@huggingface/jinja';

export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A value while a template runs: text, number, list, map or function, by `type`. */
export interface Value {
  readonly type: string;
  readonly value: unknown;
}

export interface Environment {
  set(name: string, value: unknown): void;
}

export interface Interpreter {
  run(program: Node): Value;
  /** Every expression and statement passes here. */
  evaluate(node: Node | undefined, environment: Environment): Value | undefined;
}

interface Jinja {
  readonly Environment: new () => Environment;
  readonly Interpreter: new (environment: Environment) => Interpreter;
  tokenize(
    source: string,
    options: { readonly lstrip_blocks: boolean; readonly trim_blocks: boolean },
  ): unknown;
  parse(tokens: unknown): Node;
}

export const { Environment, Interpreter, tokenize, parse } = library as unknown as Jinja;
