/**
 * The part of Jinja that chat templates may use here: loops, conditions, variables, slices, filters and tests.
 * A template comes from a model's owner, and constructs that can build nested values or name new functions could grow
 * without bound in few steps.
 * @module
 */
import type { Node } from './jinja.ts';

const ALLOWED = new Set([
  'Program',
  'If',
  'For',
  'Set',
  'Break',
  'Continue',
  'Comment',
  'IntegerLiteral',
  'FloatLiteral',
  'StringLiteral',
  'Identifier',
  'CallExpression',
  'MemberExpression',
  'SliceExpression',
  'UnaryExpression',
  'BinaryExpression',
  'FilterExpression',
  'TestExpression',
  'SelectExpression',
  'Ternary',
  'KeywordArgumentExpression',
]);
const LITERALS = new Set(['IntegerLiteral', 'FloatLiteral', 'StringLiteral']);
/** Filters whose result may be longer than operand and arguments together: their arguments must be short literals. */
const GROWING = new Set(['replace', 'join', 'indent', 'tojson']);
const MAX_ARGUMENT = 64;

/** The first construct outside the subset, by the parser's name; null when there is none. */
export function outsideSubset(node: Node): string | null {
  if (node.type === 'ArrayLiteral') {
    return (node.value as Node[]).every(({ type }) => LITERALS.has(type)) ? null : 'nested ArrayLiteral';
  }
  if (!ALLOWED.has(node.type)) return node.type;
  if (node.type === 'FilterExpression') {
    const grown = growing(node.filter as Node);
    if (grown !== null) return grown;
  }
  for (const [field, value] of Object.entries(node)) {
    // an operator is a lexer token, a loop variable may be a tuple of names
    if (field === 'operator' || field === 'loopvar') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child !== 'object' || child === null) continue;
      const outside = outsideSubset(child as Node);
      if (outside !== null) return outside;
    }
  }
  return null;
}

function growing(filter: Node): string | null {
  if (filter.type !== 'CallExpression') return null;
  const name = (filter.callee as Node).value as string;
  if (!GROWING.has(name)) return null;
  const values = (filter.args as Node[]).map((arg) =>
    arg.type === 'KeywordArgumentExpression' ? (arg.value as Node) : arg,
  );
  return values.every(isShort) ? null : `${name} with computed or long arguments`;
}

function isShort({ type, value }: Node): boolean {
  if (type === 'StringLiteral') return (value as string).length <= MAX_ARGUMENT;
  if (type === 'IntegerLiteral') return (value as number) <= MAX_ARGUMENT;
  return type === 'Identifier' && /^(?:true|false|none)$/i.test(value as string);
}
