/**
 * `node node/cli/reference.ts`: writes REFERENCE.md, every command and option of `veilmesh`, out of the command table.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Argument, Command, Option } from 'commander';
import { createProgram } from './program.ts';

export const REFERENCE_FILE = fileURLToPath(new URL('./REFERENCE.md', import.meta.url));

/** The reference as Markdown. */
export function reference(): string {
  const program = createProgram();
  const commands = leaves(program);
  return [
    '# `veilmesh`',
    '',
    'Generated from the command table by `npm run docs`; do not edit. Exit codes: 0 done, 1 a bug in veilmesh, 2 wrong input,',
    '3 something is not available, 4 a check failed. Settings also come from `VEILMESH_*` variables and `<home>/config.json`:',
    '`veilmesh config show`.',
    '',
    '| command | what it does |',
    '|---|---|',
    ...commands.map(
      (command) => `| [\`${nameOf(command)}\`](#${anchorOf(command)}) | ${cell(command.description())} |`,
    ),
    '',
    '## Options of every command',
    '',
    ...optionTable(program),
    ...commands.flatMap(section),
  ].join('\n');
}

/** Commands that do something: a group of them only where it takes something itself. */
const leaves = (command: Command): readonly Command[] => {
  const below = command.commands.flatMap(leaves);
  const isGroup = below.length > 0 && command.options.length + command.registeredArguments.length === 0;
  return isGroup || command.parent === null ? below : [command, ...below];
};

const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

/** As GitHub makes it of the heading. */
const anchorOf = (command: Command): string => nameOf(command).replaceAll(' ', '-');

function section(command: Command): string[] {
  const taken = command.registeredArguments;
  return [
    '',
    `## ${nameOf(command)}`,
    '',
    '```sh',
    [nameOf(command), ...taken.map(usageOf), ...(command.options.length > 0 ? ['[options]'] : [])].join(' '),
    '```',
    '',
    `${sentence(command.description())}`,
    ...taken
      .filter(({ description }) => description !== '')
      .map((argument) => `\n\`${usageOf(argument)}\`: ${argument.description}`),
    ...(command.options.length > 0 ? ['', ...optionTable(command)] : []),
  ];
}

const usageOf = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const optionTable = ({ options }: Command): string[] => [
  '| option | what it is |',
  '|---|---|',
  ...options
    .filter(({ hidden }) => !hidden)
    .map((option) => `| \`${cell(option.flags)}\` | ${cell(meaningOf(option))} |`),
];

function meaningOf({
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
  negate,
}: Option): string {
  const value = defaultValueDescription ?? (negate ? undefined : shown(defaultValue));
  const notes = [
    ...(argChoices === undefined ? [] : [argChoices.join(', ')]),
    ...(value === undefined ? [] : [`default ${value}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

const shown = (value: unknown): string | undefined =>
  typeof value === 'bigint' ? String(value) : value === undefined ? undefined : JSON.stringify(value);

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(REFERENCE_FILE, `${reference()}\n`);
