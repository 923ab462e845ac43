/**
 * Markdown of an answer as a tree of what the page draws, and of nothing else: HTML stays text, pictures are named and not fetched, links lead
 * where they say. An answer is written by a model, and so by whoever can make it say things: nothing of it is trusted.
 * @module
 */
import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'rule' }
  | { readonly is: 'pre'; readonly text: string; readonly language: string | null }
  | { readonly is: 'link'; readonly url: string; readonly host: string; readonly of: readonly Piece[] }
  | { readonly is: 'list'; readonly start: number | null; readonly of: readonly Piece[] }
  | {
      readonly is: 'paragraph' | 'title' | 'subtitle' | 'quote' | 'item' | 'emphasis' | 'strong';
      readonly of: readonly Piece[];
    };

/** Deeper than people write; what lies below is shown as it was written. */
const MOST_DEPTH = 24;
/** Beyond these, laying out takes longer than a key press may: some constructions cost the square of their length. */
const MOST_CHARACTERS = 32_768;
const MOST_MARKS = 3_000;
/** Of what makes work: marks, lines, and items of lists. */
const MARK = /[*_[\]>`!&\\\n]|[-+]\s|\d[.)]\s/g;
/** More lists and quotes begin in one line than people write: each costs as much as all that it is in. */
const NESTED_IN_A_LINE = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s))){9}/m;
const PROTOCOLS: readonly string[] = ['https:', 'http:', 'mailto:'];

/** Null where the text is too long, too dense with marks, or too deep, to be laid out. */
export function piecesOf(text: string): readonly Piece[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  if ((text.match(MARK)?.length ?? 0) > MOST_MARKS) return null;
  if (NESTED_IN_A_LINE.test(text)) return null;
  const root = fromMarkdown(text);
  return childrenOf(root, { text, targets: targetsOf(root) }, 0);
}

interface Source {
  readonly text: string;
  /** URLs by the names that links refer to them by. */
  readonly targets: ReadonlyMap<string, string>;
}

/** Of what stands at the top: where they belong. */
const targetsOf = ({ children }: Root): ReadonlyMap<string, string> =>
  new Map(
    children
      .flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : []))
      .reverse(), // the first of a name holds
  );

const childrenOf = ({ children }: Parents, source: Source, depth: number): readonly Piece[] =>
  children.flatMap((node) => pieceOf(node, source, depth + 1));

function written(node: Nodes, { text }: Source): Piece {
  const { start, end } = node.position ?? {};
  return { is: 'text', text: text.slice(start?.offset ?? 0, end?.offset ?? 0) };
}

function pieceOf(node: Nodes, source: Source, depth: number): Piece | readonly Piece[] {
  if (depth > MOST_DEPTH) return written(node, source);
  const of = 'children' in node ? childrenOf(node, source, depth) : [];
  switch (node.type) {
    case 'text':
      return { is: 'text', text: node.value };
    case 'inlineCode':
      return { is: 'code', text: node.value };
    case 'code':
      return { is: 'pre', text: node.value, language: node.lang ?? null };
    case 'break':
      return { is: 'break' };
    case 'thematicBreak':
      return { is: 'rule' };
    case 'paragraph':
    case 'emphasis':
    case 'strong':
      return { is: node.type, of };
    case 'heading':
      return { is: node.depth < 3 ? 'title' : 'subtitle', of };
    case 'blockquote':
      return { is: 'quote', of };
    case 'listItem':
      return { is: 'item', of };
    case 'list':
      return { is: 'list', start: node.ordered === true ? (node.start ?? 1) : null, of };
    case 'link':
      return linked(node.url, of);
    case 'linkReference':
      return linked(source.targets.get(node.identifier), of);
    case 'image':
      return linked(node.url, [{ is: 'text', text: nameOf(node.alt) }]);
    case 'imageReference':
      return linked(source.targets.get(node.identifier), [{ is: 'text', text: nameOf(node.alt) }]);
    case 'definition':
      return [];
    default:
      return written(node, source); // HTML, and what there may be one day
  }
}

const nameOf = (alt: string | null | undefined): string =>
  `[picture, not fetched${alt === '' || alt === null || alt === undefined ? '' : `: ${alt}`}]`;

/** Only whole addresses that a person can judge: what leads elsewhere, or into this page, stays text. */
function linked(url: string | undefined, of: readonly Piece[]): Piece | readonly Piece[] {
  const target = url === undefined ? null : URL.parse(url);
  if (target === null || !PROTOCOLS.includes(target.protocol)) return of;
  const host = target.protocol === 'mailto:' ? target.pathname : target.host;
  return { is: 'link', url: target.href, host, of };
}
