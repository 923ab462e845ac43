import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { GREEDY, samplingSchema } from '../../../../models/program/sampling.ts';
import { addChatOptions, type ChatFlags, DEFAULT_CHAT } from '../../../../node/cli/commands/chat-options.ts';
import { samplingOf } from '../../../../node/client/sampling.ts';

function parse(...args: string[]): ChatFlags {
  const command = addChatOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return command.parse(args, { from: 'user' }).opts();
}

test('without options the likeliest token is taken', () => {
  assert.deepEqual(parse(), DEFAULT_CHAT);
  assert.deepEqual(samplingOf(parse()), GREEDY);
});

test('decimals become the integers that define the draw', () => {
  const flags = parse('--temperature', '0.7', '--top-k', '40', '--top-p', '0.95', '--seed', 'a');
  const sampling = samplingOf(flags);
  assert.deepEqual({ ...sampling, seed: 0 }, { temperature: 700, topK: 40, topP: 9_500, seed: 0 });
  assert.deepEqual(samplingSchema.parse(sampling), sampling);
});

test('one seed is one draw; none is another each time', () => {
  const seed = (...args: string[]) => [...samplingOf(parse('--temperature', '1', ...args)).seed];
  assert.deepEqual(seed('--seed', 'a'), seed('--seed', 'a'));
  assert.notDeepEqual(seed('--seed', 'a'), seed('--seed', 'b'));
  assert.notDeepEqual(seed(), seed());
});

for (const wrong of [
  ['--temperature', '10.1'],
  ['--temperature', '-1'],
  ['--temperature', 'warm'],
  ['--top-p', '1.5'],
  ['--top-k', '1.5'],
  ['--max-tokens', '0'],
  ['--max-tokens', '1e3'],
]) {
  test(`refuses ${wrong.join(' ')}`, () => {
    assert.throws(() => parse(...wrong), { code: 'commander.invalidArgument' });
  });
}
