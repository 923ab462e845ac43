/**
 * What an observer of every wire, and the host of every hop, can tell queries apart by under `--traffic`: their buckets. On captured
 * traffic of a mesh in memory, with beats that pass when all is at rest.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { type Claim, decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import type { ClientSession } from '../../../mesh/session/client-session.ts';
import type { EnclavePort } from '../../../mesh/session/hop-host.ts';
import { MESSAGE } from '../../../mesh/session/protocol.ts';
import { GREEDY } from '../../../models/program/sampling.ts';
import { createTextStream } from '../../../models/text/stream.ts';
import { createAnswer } from '../../../node/client/answer.ts';
import { converse } from '../../../node/client/converse.ts';
import { converseSteadily, steadyTalk } from '../../../node/client/steady.ts';
import { coveredSteps, mostRows, talkShape } from '../../../node/client/traffic.ts';
import { aligned, type Beats, capture, createBeats, type Trace } from '../../support/beats.ts';
import { createDecoderNetwork, type DecoderNetwork, LOGIT_FRAC } from '../../support/decoder-network.ts';
import { createNetwork, FRAME_ROWS, type Network, rowsOf, WIDTH } from '../../support/session.ts';

const CONTEXT = 256;
const promptOf = (length: number, seed: number): number[] =>
  Array.from({ length }, (_, i) => 3 + ((i * 37 + seed * 101) % 250));

/** What a hop's host is handed and hands on: sizes, numbers, everything of a claim that is not a hash or a key. */
type HostView = Readonly<Record<string, unknown>>[];

interface Run {
  readonly trace: Trace;
  readonly tokens: readonly number[];
  /** By hop. */
  readonly hosts: readonly HostView[];
  readonly leftOut: number;
}

const stated = ({ segment, positions, workUnits, layers, attempt, hopIndex, hopCount }: Claim) => ({
  ...{ segment, positions, workUnits, layers, attempt, hopIndex, hopCount },
});

/** Writes down what the host sees of its enclave. */
const spied = (view: HostView, port: EnclavePort): EnclavePort => ({
  ...port,
  async step(session, frame, at) {
    const before = frame.length;
    const result = await port.step(session, frame, at);
    view.push({ in: before, out: result.frame.length, closes: result.closesSegment });
    return result;
  },
  async commitSegment(session) {
    const commits = await port.commitSegment(session);
    view.push({ commits: commits.length });
    return commits;
  },
  async closeSegment(session) {
    const made = await port.closeSegment(session);
    const { claim } = decodeSignedClaim(made.claim);
    view.push({
      claim: made.claim.length,
      ...stated(claim),
      outputs: made.outputs.length,
      frames: made.steps.length,
    });
    return made;
  },
});

interface Served {
  readonly network: DecoderNetwork;
  readonly beats: Beats;
  readonly hosts: HostView[];
}

async function serveDecoder(closed = false): Promise<Served> {
  const beats = createBeats();
  const hosts: HostView[] = [[], [], []];
  const enclave = (port: EnclavePort, index: number): EnclavePort => beats.watch(spied(hosts[index]!, port));
  const network = await createDecoderNetwork({ enclave, closed });
  return { network, beats, hosts };
}

const newAnswer = (prompt: readonly number[], maxTokens: number) =>
  createAnswer({
    prompt: Int32Array.from(prompt),
    maxTokens,
    stream: createTextStream({
      bytes: (id) => Uint8Array.of(0x61 + (id % 26)),
      stopTokens: new Set(),
      stopStrings: [],
      dropSpace: false,
    }),
    onText: () => {},
  });

async function runTalk(
  { network, beats, hosts }: Served,
  prompt: readonly number[],
  maxTokens: number,
  traffic: boolean,
  closed = false,
): Promise<Run> {
  for (const view of hosts) view.length = 0;
  const traced = capture(network.mesh, beats);
  const answer = newAnswer(prompt, maxTokens);
  const shape = talkShape({ context: CONTEXT }, prompt.length, maxTokens);
  const pace = beats.pace();
  const session = await network.converse(traffic ? mostRows(shape) : answer.positions, {
    ...(traffic ? { pace } : {}),
    ...(closed ? { sampling: GREEDY } : {}),
  });
  const attempt = {
    step: async (ids: Int32Array, rows: number, last: boolean) =>
      session.step(rows === 0 ? ids : await network.embed([...ids]), rows, last),
  };
  const head = { run: network.logits };
  const model = { closed, logitFrac: LOGIT_FRAC, frameRows: FRAME_ROWS };
  const conversation = { answer, sampling: GREEDY, clock: { headMs: 0 } };
  await beats.during(
    traffic
      ? converseSteadily(attempt, head, model, conversation, steadyTalk(shape))
      : converse(attempt, head, model, conversation),
  );
  network.verify(session, await session.finish());
  await session.close();
  return {
    trace: traced(),
    tokens: answer.tokens,
    hosts: hosts.map((view) => [...view]),
    leftOut: pace.leftOut,
  };
}

for (const closed of [false, true]) {
  test(`two talks of one bucket look alike on every wire and to every host (${closed ? 'closed' : 'open'} model)`, async () => {
    const served = await serveDecoder(closed);
    const [one, other] = [promptOf(19, 1), promptOf(44, 2)];
    const first = await runTalk(served, one, 5, true, closed);
    const second = await runTalk(served, other, 16, true, closed);
    assert.deepEqual(aligned(second.trace), aligned(first.trace));
    assert.deepEqual(second.hosts, first.hosts);
    assert.deepEqual(first.tokens, await served.network.alone(one, 5));
    assert.deepEqual(second.tokens, await served.network.alone(other, 16));
    // 16 at once, then a row a beat up to 64 + 16
    const frames = first.trace['client -> hop-0']!.filter((line) => line.includes('type 3'));
    assert.equal(frames.length, 1 + 64);
    assert.equal(first.leftOut, 0);
  });
}

/** Sum of (seen - expected)^2 / expected over byte values. */
function chiSquare(bytes: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte]! += 1;
  const expected = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test('rows of the prompt, of the answer and of its cover are noise alike, on every edge', async () => {
  const served = await serveDecoder();
  const { network } = served;
  network.mesh.crossings.length = 0;
  await runTalk(served, promptOf(19, 1), 9, true);
  const frames = network.mesh.crossings.filter(({ type }) => type === MESSAGE.frame);
  const edges = Map.groupBy(frames, ({ from, to }) => `${from} ${to}`);
  assert.equal(edges.size, 4);
  for (const [edge, crossed] of edges) {
    const single = crossed.slice(1).map(({ bytes }) => bytes.slice(25, -16)); // 16 rows at once, then 64 of one
    const parts = { prompt: single.slice(0, 3), answer: single.slice(3, 11), cover: single.slice(11) };
    for (const [name, payloads] of Object.entries(parts)) {
      assert.ok(chiSquare(concatBytes(...payloads)) < 460, `${edge}: ${name}`); // 255 degrees of freedom: once in 10^13
    }
    assert.equal(new Set(single.map((bytes) => bytes.length)).size, 1);
  }
});

test('without it the same two talks look different, on the wires and to the hosts', async () => {
  const served = await serveDecoder();
  const first = await runTalk(served, promptOf(19, 1), 5, false);
  const second = await runTalk(served, promptOf(44, 2), 16, false);
  assert.notDeepEqual(aligned(second.trace), aligned(first.trace));
  assert.notDeepEqual(second.hosts, first.hosts);
});

test('a longer answer shows its bucket, and no more: 17 tokens look like 40', async () => {
  const served = await serveDecoder();
  const runs: Run[] = [];
  for (const count of [5, 17, 40]) runs.push(await runTalk(served, promptOf(9, 3), count, true));
  assert.notDeepEqual(aligned(runs[1]!.trace), aligned(runs[0]!.trace));
  assert.deepEqual(aligned(runs[2]!.trace), aligned(runs[1]!.trace));
  assert.deepEqual(runs[2]!.tokens, await served.network.alone(promptOf(9, 3), 40));
});

/** Steps of a model without memory: rows of numbers. */
async function runSteps(
  network: Network,
  beats: Beats,
  rows: readonly number[],
  seed: number,
  traffic: boolean,
): Promise<Run> {
  const traced = capture(network.mesh, beats);
  const steps = rows.map((count, i) => ({ values: rowsOf(count, seed + i), rows: count }));
  const frames = traffic
    ? coveredSteps({ name: 'layers', frameRows: FRAME_ROWS }, steps)
    : steps.map((step) => ({ ...step, cover: null }));
  const session: ClientSession = await network.open(traffic ? { pace: beats.pace() } : {});
  const answered = frames.map(({ values, rows: first, cover }, i) => {
    const all = cover === null ? values : Int32Array.from([...values, ...cover.values]);
    return session.step(all, all.length / WIDTH, i === frames.length - 1, first);
  });
  const outputs = await beats.during(Promise.all(answered));
  network.verify(session, await session.finish());
  await session.close();
  for (const [i, { values, rows: count }] of steps.entries()) {
    assert.deepEqual(outputs[i]!.subarray(0, count * WIDTH), await network.expected(values, count));
  }
  return { trace: traced(), tokens: [], hosts: [], leftOut: 0 };
}

test('queries of a model without memory look alike: steps of one bucket, as many as the bucket of their number', async () => {
  const beats = createBeats();
  const network = await createNetwork({ enclave: (port) => beats.watch(port) });
  const first = await runSteps(network, beats, [9, 2], 1, true);
  const second = await runSteps(network, beats, [3, 16, 11, 1], 5, true);
  assert.deepEqual(aligned(second.trace), aligned(first.trace));
  const frames = first.trace['client -> hop-0']!.filter((line) => line.includes('type 3'));
  assert.equal(frames.length, 4);
  const control = [
    await runSteps(network, beats, [9, 2], 1, false),
    await runSteps(network, beats, [3, 16, 11, 1], 5, false),
  ];
  assert.notDeepEqual(aligned(control[1]!.trace), aligned(control[0]!.trace));
});
