/**
 * The XML that NVIDIA's reference manifests are written in, and its canonical form (Canonical XML 1.1).
 *
 * A small part of XML on purpose: printable ASCII and line feeds, elements, attributes in double quotes, text. Whatever
 * could mean one thing to a parser and another to a signature is refused: declarations, comments, processing
 * instructions, CDATA, entities, carriage returns, tabs, `xml:` attributes, undeclared or undone prefixes.
 * @module
 */
import { malformed } from './errors.ts';

export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  /** With its prefix, as it is written */
  readonly written: string;
  readonly value: string;
}

export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly written: string;
  readonly attributes: readonly XmlAttribute[];
  /** Prefix to namespace ('' is the default), inherited ones included */
  readonly scope: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

export const MAX_XML_BYTES = 128 * 1024;
const MAX_DEPTH = 8;
const MAX_ELEMENTS = 1024;
const MAX_ATTRIBUTES = 96;
const MAX_NAMESPACES = 16;
const NAME = '[A-Za-z_][A-Za-z0-9_.-]*';
const QNAME = new RegExp(`(?:(${NAME}):)?(${NAME})`, 'y');
const ATTRIBUTE = new RegExp(`[ \\n]+((?:${NAME}:)?${NAME})="([^"<>\\n]*)"`, 'y');
const TAG_END = /[ \n]*(\/?)>/y;
const TEXT = /[^<>]+/y;
const BLANK = /[ \n]*/y;

/** @throws VerificationError TEE_GPU_MALFORMED */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MAX_XML_BYTES) throw malformed('XML', { got: bytes.length, max: MAX_XML_BYTES });
  if (bytes.some((byte) => (byte < 0x20 && byte !== 0x0a) || byte > 0x7e || byte === 0x26))
    throw malformed('XML', { problem: 'a character outside of printable ASCII, or an entity' });
  const reader = new Reader(new TextDecoder().decode(bytes));
  const root = reader.element(new Map(), 0);
  reader.take(BLANK);
  if (!reader.done) throw malformed('XML', { problem: 'content after the root' });
  return root;
}

class Reader {
  private readonly text: string;
  private at = 0;
  private elements = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at === this.text.length;
  }

  /** @param pattern sticky; null where it does not match here */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  element(outer: ReadonlyMap<string, string>, depth: number): XmlElement {
    if (depth > MAX_DEPTH || ++this.elements > MAX_ELEMENTS)
      throw malformed('XML', { problem: 'too many elements' });
    if (this.text[this.at] !== '<') throw malformed('XML', { at: this.at });
    this.at++;
    const [written, prefix, name] = this.expect(QNAME);
    const raw = this.rawAttributes();
    const scope = scopeOf(raw, outer);
    const attributes = attributesOf(raw, scope);
    const empty = this.expect(TAG_END)[1] === '/';
    return {
      namespace: namespaceOf(prefix ?? '', scope),
      name: name!,
      written,
      attributes,
      scope,
      children: empty ? [] : this.content(written, scope, depth),
    };
  }

  private content(
    written: string,
    scope: ReadonlyMap<string, string>,
    depth: number,
  ): XmlElement['children'] {
    const children: (XmlElement | string)[] = [];
    for (;;) {
      const text = this.take(TEXT);
      if (text !== null) children.push(text[0]);
      if (this.text.startsWith('</', this.at)) {
        this.at += 2;
        if (this.expect(QNAME)[0] !== written || this.expect(TAG_END)[1] === '/')
          throw malformed('XML', { at: this.at });
        return children;
      }
      children.push(this.element(scope, depth + 1));
    }
  }

  private rawAttributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (let match = this.take(ATTRIBUTE); match !== null; match = this.take(ATTRIBUTE)) {
      const written = match[1]!;
      if (found.has(written) || found.size === MAX_ATTRIBUTES) throw malformed('XML', { attribute: written });
      found.set(written, match[2]!);
    }
    return found;
  }

  private expect(pattern: RegExp): RegExpExecArray {
    const match = this.take(pattern);
    if (match === null) throw malformed('XML', { at: this.at });
    return match;
  }
}

/** The prefix that `xmlns` or `xmlns:p` declares; null for other attributes. */
function declared(written: string): string | null {
  if (written === 'xmlns') return '';
  return written.startsWith('xmlns:') ? written.slice('xmlns:'.length) : null;
}

function scopeOf(
  raw: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declarations = [...raw].filter(([written]) => declared(written) !== null);
  if (declarations.length === 0) return outer;
  const scope = new Map(outer);
  for (const [written, value] of declarations) {
    const prefix = declared(written)!;
    // Undoing a declaration and touching the reserved prefixes are where canonical forms differ between readers.
    if (value === '' || prefix.startsWith('xml')) throw malformed('XML', { attribute: written });
    scope.set(prefix, value);
  }
  if (scope.size > MAX_NAMESPACES) throw malformed('XML', { problem: 'too many namespaces' });
  return scope;
}

function attributesOf(raw: ReadonlyMap<string, string>, scope: ReadonlyMap<string, string>): XmlAttribute[] {
  const attributes = [...raw]
    .filter(([written]) => declared(written) === null)
    .map(([written, value]) => {
      const colon = written.indexOf(':');
      const namespace = colon < 0 ? '' : namespaceOf(written.slice(0, colon), scope);
      return { namespace, name: written.slice(colon + 1), written, value };
    });
  if (new Set(attributes.map(({ namespace, name }) => `${namespace} ${name}`)).size !== attributes.length)
    throw malformed('XML', { problem: 'an attribute twice' });
  return attributes;
}

function namespaceOf(prefix: string, scope: ReadonlyMap<string, string>): string {
  const namespace = scope.get(prefix);
  if (namespace !== undefined) return namespace;
  if (prefix === '') return '';
  throw malformed('XML', { prefix });
}

/**
 * Canonical XML 1.1 of an element with everything in it, as if it were cut out of its document: namespaces that it
 * inherits are written on it.
 * @param without an element to leave out: the signature, which cannot cover itself
 */
export function canonicalXml(element: XmlElement, without?: XmlElement): string {
  const pieces: string[] = [];
  write(element, new Map(), without, pieces);
  return pieces.join('');
}

function write(
  element: XmlElement,
  outer: ReadonlyMap<string, string>,
  without: XmlElement | undefined,
  pieces: string[],
): void {
  pieces.push('<', element.written);
  const fresh =
    element.scope === outer
      ? []
      : [...element.scope].filter(([prefix, namespace]) => outer.get(prefix) !== namespace);
  for (const [prefix, namespace] of fresh.sort(([a], [b]) => ascending(a, b)))
    pieces.push(prefix === '' ? ' xmlns' : ` xmlns:${prefix}`, '="', namespace, '"');
  const sorted = element.attributes.toSorted(
    (a, b) => ascending(a.namespace, b.namespace) || ascending(a.name, b.name),
  );
  for (const { written, value } of sorted) pieces.push(' ', written, '="', value, '"');
  pieces.push('>');
  for (const child of element.children) {
    if (typeof child === 'string') pieces.push(child);
    else if (child !== without) write(child, element.scope, without, pieces);
  }
  pieces.push('</', element.written, '>');
}

/** Code points of ASCII, which is all there is here. */
const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
