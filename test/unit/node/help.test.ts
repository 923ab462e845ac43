/** The command table as people meet it: every command explains itself, and its options. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from 'commander';
import { createProgram } from '../../../node/cli/program.ts';

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];

test('the help of every command can be shown, and says what it and each of its options is for', () => {
  const commands = all(createProgram());
  assert.ok(commands.length > 40);
  for (const command of commands) {
    const text = command.helpInformation();
    assert.match(text, /^Usage: veilmesh/);
    if (command.parent !== null) assert.notEqual(command.description(), '', text);
    for (const option of command.options) assert.notEqual(option.description, '', `${text}${option.flags}`);
  }
});
