/**
 * `node node/package/api-docs.ts`: writes ../sdk/API.md, what programs import from `veilmesh/client` and `veilmesh/verifier`, out of the
 * comments in the sources.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { ORIGIN } from '../origin.ts';
import { withoutInternal } from './declare.ts';
import { ENTRIES } from './entries.ts';

export const API_FILE = fileURLToPath(new URL('../sdk/API.md', import.meta.url));

/** Shown whole; of what lies elsewhere the name, its sentence and its file. */
const SDK = dirname(ENTRIES.client);

interface Declared {
  readonly kind: 'function' | 'type';
  readonly code: string;
  /** Without the comment's own signs. */
  readonly comment: string;
}

interface Module {
  /** A file's own first comment. */
  readonly comment: string;
  readonly declared: ReadonlyMap<string, Declared>;
  /** Names that it hands on, and the module that they are from. */
  readonly from: ReadonlyMap<string, string>;
  /** Of `from`, those that it exports. */
  readonly exported: readonly string[];
}

type Program = ReturnType<typeof parseAst>;
type Statement = Program['body'][number];

/** The reference as Markdown. */
export function apiDocs(): string {
  return [
    '# SDK',
    '',
    'Generated from the sources by `npm run docs`; do not edit. Errors are `VeilmeshError`s: `code`, `message`, `details`, `hint`. Examples that',
    'run: [node/examples](../examples).',
    ...Object.values(ENTRIES).flatMap(entrySection),
    '',
  ].join('\n');
}

function entrySection(entry: string): string[] {
  const module = read(entry);
  const [, name, rest] = /^`([^`]+)`: ([\s\S]*)$/.exec(module.comment)!;
  const names = [...new Set([...module.declared.keys(), ...module.exported])];
  const found = names.map((one) => ({ name: one, ...find(entry, one) }));
  const own = found.filter(({ file }) => file.startsWith(`${SDK}/`));
  const functions = own.filter(({ declared }) => declared.kind === 'function');
  const types = own.filter(({ declared }) => declared.kind === 'type');
  const others = found.filter(({ file }) => !file.startsWith(`${SDK}/`));
  return [
    ...['', `## ${name}`, '', `${upper(rest!)}`],
    ...functions.flatMap((one) => item(one.name, one.declared)),
    ...types.flatMap((one) => item(one.name, one.declared)),
    ...['', '### Other types', '', '| type | what it is |', '|---|---|'],
    ...others.map(
      (one) =>
        `| [\`${one.name}\`](${posix.relative(SDK, one.file)}) | ${textOf(one.declared.comment).replaceAll('|', '\\|')} |`,
    ),
  ];
}

function item(name: string, { code, comment }: Declared): string[] {
  const tags = comment.split(/(?=@(?:param|returns|throws)\b)/);
  const lines = tags.slice(1).map((tag) => {
    const [, kind, text] = /^@(\w+)\s+([\s\S]*)$/.exec(tag.trim())!;
    if (kind === 'param') return `- \`${text!.split(/\s/)[0]}\`: ${text!.replace(/^\S+\s*/, '')}`;
    return kind === 'returns' ? `- Returns ${text}` : `- Throws ${text}`;
  });
  const text = tags[0]!.trim();
  return [
    ...['', `### ${name}`, '', ...(text === '' ? [] : [text, ''])],
    ...['```ts', code, '```', ...(lines.length > 0 ? ['', ...lines] : [])],
  ];
}

/** Where a name that a module exports is declared. */
function find(file: string, name: string): { readonly file: string; readonly declared: Declared } {
  const { declared, from } = read(file);
  const here = declared.get(name);
  if (here !== undefined) return { file, declared: here };
  return find(from.get(name)!, name);
}

function read(file: string): Module {
  const source = readFileSync(join(ORIGIN.root, file), 'utf8');
  const declared = new Map<string, Declared>();
  const from = new Map<string, string>();
  const exported: string[] = [];
  for (const statement of parseAst(source, { lang: 'ts' }).body) {
    const own = declaredBy(statement, source);
    if (own !== null) declared.set(own.name, { ...own, comment: commentBefore(source, statement.start) });
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') continue;
    const path = statement.source?.value;
    for (const { local } of statement.specifiers) {
      const name = 'name' in local ? local.name : local.value;
      if (path?.startsWith('.')) from.set(name, posix.join(posix.dirname(file), path));
      if (statement.type === 'ExportNamedDeclaration') exported.push(name);
    }
  }
  return { comment: commentIn(source, 0), declared, from, exported };
}

function declaredBy(
  statement: Statement,
  source: string,
): (Omit<Declared, 'comment'> & { name: string }) | null {
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) return null;
  const node = statement.declaration;
  const text = (from: number, to: number): string => source.slice(from, to).trim();
  switch (node.type) {
    case 'FunctionDeclaration':
      return { kind: 'function', name: node.id!.name, code: text(node.start, node.body!.start) };
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return { kind: 'type', name: node.id.name, code: withoutInternal(text(node.start, node.end)) };
    case 'VariableDeclaration': {
      const { id, init } = node.declarations[0]!;
      if (id.type !== 'Identifier' || init?.type !== 'ArrowFunctionExpression') return null;
      const head = text(init.start, init.body.start).replace(/\s*=>$/, '');
      const typed = head.replace(/^async /, '');
      return { kind: 'function', name: id.name, code: `function ${id.name}${typed}` };
    }
    default:
      return null;
  }
}

function commentBefore(source: string, at: number): string {
  const before = source.slice(0, at).trimEnd();
  return before.endsWith('*/') ? commentIn(source, before.lastIndexOf('/**')) : '';
}

const commentIn = (source: string, at: number): string =>
  source
    .slice(at, source.indexOf('*/', at))
    .split('\n')
    .map((line) => line.replace(/^\s*(\/\*\*|\*)\s?/, '').trim())
    .filter((line) => !line.startsWith('@module'))
    .join(' ')
    .trim();

/** A comment before its tags. */
const textOf = (comment: string): string => comment.split(/@(?:param|returns|throws)\b/)[0]!.trim();

const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(API_FILE, apiDocs());
