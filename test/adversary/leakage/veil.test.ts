/**
 * The wire of `veil` says nothing: real sessions of the sentence encoder, attacked with everything that breaks the
 * protections which are none. `npm run bench:leakage` is the long form; test/bench/leakage/README.md says what each attack
 * assumes and how often chance fails this file.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { MESSAGE } from '../../../mesh/session/protocol.ts';
import { needlesOf, repeats, search } from '../../bench/leakage/artefacts.ts';
import { artefactsOf, type CapturedPrompt, serveKnown } from '../../bench/leakage/capture.ts';
import { traceVeil } from '../../bench/leakage/capture-traces.ts';
import { knownUseLite } from '../../bench/leakage/models.ts';
import { examineVeil } from '../../bench/leakage/suite.ts';
import { assessTraces, traceVerdict } from '../../bench/leakage/traces.ts';
import { verdict } from '../../bench/leakage/verdict.ts';
import { rowsOf } from '../../bench/leakage/views.ts';

const CANDIDATES = { items: 1_000, rows: 16 };

test('layers 0 to 2 of the encoder over veil: every control falls, no attack finds more than chance', async () => {
  const model = await knownUseLite(CANDIDATES);
  const commits = await loadIntCommits();
  const { capture, assessment } = await examineVeil(model, { many: 12, alone: 96 });
  assert.deepEqual(verdict(assessment), []);

  const statesOf = ({ prompt, layers }: CapturedPrompt) =>
    layers.map(({ plain }, layer) =>
      rowsOf(plain, plain.length / prompt.length)[0]!.slice(0, model.widths[layer]),
    );
  const needles = capture.prompts
    .slice(0, 12)
    .flatMap((asked) => needlesOf({ ids: asked.prompt, states: statesOf(asked) }, commits));
  assert.deepEqual(search(capture.artefacts, needles), []);
  const leaks = needles.filter((_, i) => i % 7 === 0);
  for (const { what, bytes } of leaks) {
    const line = {
      kind: 'log' as const,
      session: 0,
      bytes: new Uint8Array(Buffer.from(`step state=${Buffer.from(bytes).toString('hex')}`)),
    };
    assert.ok(search([line], needles).length > 0, `${what} in a log line is found`);
    assert.ok(search([{ ...line, bytes }], needles).length > 0, `${what} as it is is found`);
  }
});

test('envelopes, commitments, claims, outputs, sizes and order of messages say nothing of the prompt', async () => {
  const model = await knownUseLite(CANDIDATES);
  try {
    const found = assessTraces(await traceVeil(model, 16), await loadIntCommits());
    assert.deepEqual(traceVerdict(found), []);
  } finally {
    await model.close();
  }
});

test('two prompts of one length bucket give the same trace, and repeating one repeats nothing', async () => {
  const model = await knownUseLite(CANDIDATES);
  const served = await serveKnown(model);
  try {
    const [short, long, another] = [
      model.items.slice(0, 7),
      model.items.slice(100, 116),
      model.items.slice(200, 207),
    ];
    const asked = [short, short, long, another];
    const traces = [];
    for (const prompt of asked) traces.push(await served.ask([prompt, prompt]));
    // claims have times and the positions that are paid for in them (PROTOCOL, 4); everything else has one length
    const sizes = traces.map((trace) => {
      const wires = Map.groupBy(trace, ({ from, to, protocol }) => `${from} ${to} ${protocol}`);
      return [...wires]
        .map(([wire, sent]) => [
          wire,
          sent.map(({ type, bytes }) => [type, type === MESSAGE.claim ? 0 : bytes.length]),
        ])
        .sort();
    });
    assert.deepEqual(sizes[1], sizes[0]);
    assert.deepEqual(sizes[2], sizes[0]);
    // of as many rows as the repeated one: commitments are padded with zeros, which show where they end
    const [first, again, , other] = traces.map((trace, session) => artefactsOf(trace, session));
    assert.equal(repeats(first!, again!, other!), 0);
    const shown = {
      kind: 'log' as const,
      session: 0,
      bytes: new TextEncoder().encode(`prompt=${short.join()}`),
    };
    assert.ok(
      repeats([...first!, shown], [...again!, shown], other!) > 0,
      'what repeats with a prompt is found',
    );
  } finally {
    await served.close();
    await model.close();
  }
});
