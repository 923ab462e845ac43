/**
 * Chat templates by `@huggingface/jinja`, within bounds: a subset of the language (jinja-subset.ts), so many expressions,
 * and so much text among all their results.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { Environment, Interpreter, type Node, parse, tokenize, type Value } from './jinja.ts';
import { outsideSubset } from './jinja-subset.ts';

/** Expressions evaluated; templates in use take up to a hundred a message. */
const MAX_STEPS = 2 ** 17;
/** Characters and list entries that all expressions give, or that one value prints; 16 times the longest prompt. */
const MAX_WORK = 2 ** 22;
/** A list may be looped over, and a round of a loop takes as long as this many characters. */
const ENTRY_WORK = 16;
const MAX_RANGE = 4_096;
const MAX_ARGUMENT = 256;

export interface ChatTemplate {
  /** @throws UsageError CHAT_TEMPLATE_REFUSED */
  render(messages: readonly { readonly role: string; readonly content: string }[], names: Names): string;
}

/** The texts of bos and eos, which templates may write. */
export interface Names {
  readonly bos_token: string;
  readonly eos_token: string;
}

/** @throws UsageError CHAT_TEMPLATE */
export function parseTemplate(source: string): ChatTemplate {
  let program: Node;
  let outside: string | null;
  try {
    program = parse(tokenize(source, { lstrip_blocks: true, trim_blocks: true }));
    outside = outsideSubset(program);
  } catch (cause) {
    throw new UsageError('CHAT_TEMPLATE', "the model's chat template cannot be parsed", { cause });
  }
  if (outside !== null) {
    throw new UsageError('CHAT_TEMPLATE', "the model's chat template uses what is not supported here", {
      details: { construct: outside },
    });
  }
  return {
    render(messages, names) {
      const environment = new Environment();
      for (const [name, value] of Object.entries({ ...names, ...globals, messages }))
        environment.set(name, value);
      try {
        return new BoundedInterpreter(environment).run(program).value as string;
      } catch (cause) {
        // whatever text the template gave as its reason may hold the prompt
        throw new UsageError('CHAT_TEMPLATE_REFUSED', "the model's chat template refuses this conversation", {
          details: { messages: messages.length, roles: [...new Set(messages.map(({ role }) => role))] },
          hint: 'most templates want user and assistant in turns, with at most one system message first',
          cause,
        });
      }
    },
  };
}

/** What templates expect to find. No clock: a prompt must not depend on when it is made. */
const globals = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
  add_generation_prompt: true,
  raise_exception: () => {
    throw new Error('raised by the template');
  },
  range: (from: number, to?: number, step = 1): number[] => {
    const [start, stop] = to === undefined ? [0, from] : [from, to];
    const count = Math.max(0, Math.ceil((stop - start) / step));
    if (!(count <= MAX_RANGE)) throw new Error('range too long');
    return Array.from({ length: count }, (_, i) => start + i * step);
  },
};

interface Method {
  value: (args: readonly Value[], scope: unknown) => Value;
}

class BoundedInterpreter extends Interpreter {
  #steps = 0;
  #work = 0;
  /** Lists never change, so each is measured once. */
  readonly #sizes = new WeakMap<object, number>();

  override evaluate(node: Node | undefined, environment: Environment): Value | undefined {
    const result = super.evaluate(node, environment);
    const value: unknown = result?.value;
    this.#steps++;
    if (typeof value === 'string') this.#work += value.length;
    if (Array.isArray(value)) this.#work += ENTRY_WORK * value.length;
    if (this.#steps > MAX_STEPS || this.#work > MAX_WORK || this.#sizeOf(result) > MAX_WORK) {
      throw new Error('bounds of templates');
    }
    if (node?.type === 'MemberExpression' && typeof value === 'function') guardArguments(result as Method);
    return result;
  }

  /** What the value would print: lists of lists may double with every level. */
  #sizeOf(result: Value | undefined): number {
    const value: unknown = result?.value;
    if (typeof value === 'string') return 1 + value.length;
    if (Array.isArray(value)) {
      const size = this.#sizes.get(value) ?? this.#sumOf(value);
      this.#sizes.set(value, size);
      return size;
    }
    if (!(value instanceof Map)) return 1;
    const held = [...(value.values() as Iterable<Value>)];
    if (held.some(({ type }) => type === 'NamespaceValue')) throw new Error('nested namespace');
    return this.#sumOf(held);
  }

  #sumOf = (values: readonly Value[]): number => values.reduce((sum, one) => sum + this.#sizeOf(one), 1);
}

/** Methods of strings, replace above all, take short texts only. */
function guardArguments(method: Method): void {
  const call = method.value;
  method.value = (args, scope) => {
    if (args.some(({ value }) => typeof value === 'string' && value.length > MAX_ARGUMENT)) {
      throw new Error('argument too long');
    }
    return call(args, scope);
  };
}
