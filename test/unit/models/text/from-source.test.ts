import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextSource } from '../../../../models/formats/float-model.ts';
import { BYTE_SYMBOLS } from '../../../../models/text/byte-alphabet.ts';
import { bundleOf } from '../../../../models/text/from-source.ts';
import { SPLIT_PATTERNS } from '../../../../models/text/splits.ts';
import { createTextModel } from '../../../../models/text/text-model.ts';

const ends = { bos: 1, eos: 2, addBos: false, chatTemplate: null };
const MERGES = ['Ġ t', 'h e', 'Ġt he'];
const TOKENS = ['<unk>', '<s>', '</s>', ...BYTE_SYMBOLS, 'Ġt', 'he', 'Ġthe', '<tool>'];
const TOOL = TOKENS.length - 1;

const gguf: TextSource = {
  kind: 'gguf-bpe',
  tokens: TOKENS,
  merges: MERGES,
  types: TOKENS.map((_, id) => (id === 0 ? 2 : id < 3 ? 3 : id === TOOL ? 4 : 1)),
  pre: 'gpt-2',
  ...ends,
};

const bytePre = { type: 'ByteLevel', add_prefix_space: false, use_regex: true };
const json = (over: object = {}, model: object = {}): TextSource => ({
  kind: 'tokenizer-json',
  json: JSON.stringify({
    added_tokens: ['<unk>', '<s>', '</s>']
      .map((content, id) => ({ id, content, special: true }))
      .concat({ id: TOOL, content: '<tool>', special: false }),
    normalizer: null,
    pre_tokenizer: bytePre,
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(TOKENS.slice(0, TOOL).map((token, id) => [token, id])),
      merges: MERGES,
      ...model,
    },
    ...over,
  }),
  ...ends,
});

const spelled = (source: TextSource, text: string): string[] => {
  const bundle = bundleOf(source);
  return Array.from(createTextModel(bundle).encodeText(text), (id) => bundle.tokens[id]!);
};

test('a GGUF vocabulary and a tokenizer.json of the same tokenizer give the same bundle', () => {
  assert.deepEqual(bundleOf(json()), bundleOf(gguf));
  assert.deepEqual(bundleOf(json({}, { merges: MERGES.map((merge) => merge.split(' ')) })), bundleOf(gguf));
});

test('added tokens are matched in the text, control tokens are not', () => {
  assert.deepEqual(spelled(gguf, 'a<tool> the'), ['a', '<tool>', 'Ġthe']);
  assert.deepEqual(spelled(gguf, '</s>'), ['<', '/', 's', '>']);
});

test('control tokens that a file lists as ordinary ones are control tokens: silent, no text makes them, they end', () => {
  const tokens = [...TOKENS, '<|im_start|>', '<|im_end|>', '<end_of_turn>', '<|not one|>'];
  const [start, end, turn, spaced] = [0, 1, 2, 3].map((at) => TOKENS.length + at);
  const typed = { ...gguf, tokens, types: [...gguf.types!, 4, 4, 4, 4], eos: TOOL };
  const listed = json({
    added_tokens: tokens.flatMap((content, id) =>
      id < 3 || id >= TOOL ? { id, content, special: id < 3 } : [],
    ),
  });
  for (const source of [typed, { ...listed, eos: TOOL }]) {
    const bundle = bundleOf(source);
    assert.deepEqual(bundle.special, [0, 1, 2, TOOL, start, end, turn]);
    assert.deepEqual(bundle.added, [spaced]);
    assert.deepEqual(bundle.stop, [TOOL, 2, end, turn]);
    const model = createTextModel(bundle);
    const stream = model.stream();
    assert.equal([start!, tokens.indexOf('a'), end!].map((id) => stream.push(id)).join(''), 'a');
    const said = Array.from(model.encodeText('<|im_end|>'));
    assert.ok(!said.includes(end!), 'a message cannot write it');
  }
});

test('ends of an answer: the one the source names, those it lists, and the known ones', () => {
  const tokens = [...TOKENS, '<|im_end|>', '<|other|>'];
  const types = [...gguf.types!, 3, 3];
  const at = tokens.length - 2;
  assert.deepEqual(bundleOf({ ...gguf, tokens, types, eos: 5, stops: [at + 1] }).stop, [at + 1, 5, 2, at]);
});

test('pre-tokenisers of a tokenizer.json are recognised, others refused by name', () => {
  const split = (Regex: string) => ({
    type: 'Split',
    pattern: { Regex },
    behavior: 'Isolated',
    invert: false,
  });
  const bytes = { type: 'ByteLevel', add_prefix_space: false, use_regex: false };
  const sequence = (...pretokenizers: object[]) =>
    json({ pre_tokenizer: { type: 'Sequence', pretokenizers } });
  for (const [name, patterns] of Object.entries(SPLIT_PATTERNS)) {
    assert.equal(bundleOf(sequence(...patterns.map(split), bytes)).split, name);
  }
  assert.equal(bundleOf(sequence({ type: 'Digits', individual_digits: true }, bytePre)).split, 'smollm');
  for (const pre of [
    sequence(split('(a+)+$'), bytes),
    sequence({ type: 'Whitespace' }, bytes),
    json({ pre_tokenizer: null }),
  ]) {
    assert.throws(() => bundleOf(pre), { code: 'TEXT_UNSUPPORTED', message: /pre-tokeniser/ });
  }
});

test('what would give other ids is refused by name', () => {
  const refused: [TextSource, RegExp][] = [
    [{ ...gguf, pre: 'tekken' }, /tekken/],
    [{ ...gguf, pre: 'constructor' }, /constructor/],
    [{ ...gguf, merges: ['no such'] }, /merges/],
    [{ ...gguf, merges: ['nospace'] }, /merges/],
    [{ ...gguf, types: [1] }, /types/],
    [json({ normalizer: { type: 'Lowercase' } }), /Lowercase/],
    [json({}, { type: 'WordPiece' }), /model\.type/],
    [json({}, { dropout: 0.1 }), /dropout/],
    [json({}, { vocab: { a: 0, b: 9 } }), /id/],
    [json({ added_tokens: [{ id: 0, content: '<m>', special: true, lstrip: true }] }), /white space/],
    [{ ...json(), json: '{' }, /JSON/],
  ];
  for (const [source, message] of refused)
    assert.throws(() => bundleOf(source), { code: 'TEXT_UNSUPPORTED', message });
});

const byteNames = Array.from(
  { length: 256 },
  (_, b) => `<0x${b.toString(16).toUpperCase().padStart(2, '0')}>`,
);
const PIECES = [' ', 't', 'h', 'e', 'a', ' t', 'he', ' the'];
const SCORED = ['<unk>', '\n<s>\n', '\n</s>\n', ...byteNames, ...PIECES];
const scores = SCORED.map((_, id) => -id);

test('scored pieces merge best first, a space before the text, other characters as bytes', () => {
  const llama2c: TextSource = { kind: 'llama2c', tokens: SCORED, scores, ...ends, addBos: true };
  assert.deepEqual(spelled(llama2c, 'the ü'), ['<s>', ' the', ' ', '<0xC3>', '<0xBC>']);
  assert.deepEqual(spelled(llama2c, '<0x41>'), ['<s>', ' ', ...byteNamesOf('<0x41>')]);
  const model = createTextModel(bundleOf(llama2c));
  const stream = model.stream({ chat: false });
  assert.equal(Array.from(model.encodeText('a 😀'), (id) => stream.push(id)).join(''), ' a 😀');
});

test('a scored GGUF vocabulary writes spaces as ▁', () => {
  const tokens = SCORED.map((token) => token.trim() || token).map((token, id) =>
    id < 3 ? token : SCORED[id]!.replaceAll(' ', '▁'),
  );
  const types = SCORED.map((_, id) => (id < 3 ? 3 : id < 259 ? 6 : 1));
  const spm: TextSource = { kind: 'gguf-spm', tokens, types, scores, ...ends };
  assert.deepEqual(spelled(spm, 'the the'), [' the', ' the']);
});

test("Llama 2's tokenizer.json: byte fallback, a space before each stretch of text", () => {
  const model = {
    byte_fallback: true,
    vocab: Object.fromEntries(
      SCORED.map((token, id) => [id < 3 ? token.trim() : token.replaceAll(' ', '▁'), id]),
    ),
    merges: ['▁ t', 'h e', '▁t he'],
  };
  const normalizers = [
    { type: 'Prepend', prepend: '▁' },
    { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
  ];
  const special = ['<unk>', '<s>', '</s>'].map((content, id) => ({ id, content, special: true }));
  const llama = json(
    { added_tokens: special, normalizer: { type: 'Sequence', normalizers }, pre_tokenizer: null },
    model,
  );
  assert.deepEqual(spelled(llama, 'the ü'), [' the', ' ', '<0xC3>', '<0xBC>']);
  assert.equal(bundleOf(llama).prefixSpace, 'each');
  const metaspace = json(
    { added_tokens: special, pre_tokenizer: { type: 'Metaspace', prepend_scheme: 'first' } },
    model,
  );
  assert.equal(bundleOf(metaspace).prefixSpace, 'first');
});

/** Bytes of ASCII text that has no pieces, but for those that are pieces. */
const byteNamesOf = (text: string): string[] =>
  Array.from(text, (c) => (PIECES.includes(c) ? c : byteNames[c.charCodeAt(0)]!));
