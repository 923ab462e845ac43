/**
 * Traces of sessions of one prompt each, over a mesh in memory: everything that is sent beside the rows, and what everybody sees of
 * a session: sizes, counts and times of its messages.
 * @module
 */
import { decodeSignedStatement } from '../../../crypto/ring/statement.ts';
import { BLIND_KEY_BYTES } from '../../../crypto/ring/transcript.ts';
import { RING_PROTOCOL } from '../../../mesh/ring/protocol.ts';
import { MESSAGE } from '../../../mesh/session/protocol.ts';
import type { Crossing, MemoryMesh } from '../../support/memory-mesh.ts';
import { artefactsOf, serveKnown } from './capture.ts';
import { type RingMode, ringArtefactsOf, serveRingKnown } from './capture-ring.ts';
import { type KnownModel, type KnownProducts, shuffled } from './models.ts';
import { silent } from './progress.ts';
import type { Trace, TracedPrompt, Traces } from './traces.ts';

/** Rows of the shorter prompts of an encoder; the longer ones fill the bucket. */
const SHORT = 5;
const SEED = 60;

/** Every prompt of items of its own. */
function promptsOf({ items, rows, context }: KnownModel, count: number): number[][] {
  const order = shuffled(items, SEED);
  const lengths = (i: number): number => (context !== 'none' && i % 2 === 0 ? SHORT : rows);
  const prompts: number[][] = [];
  for (let at = 0; prompts.length < count; at += prompts.at(-1)!.length) {
    prompts.push(order.slice(at, at + lengths(prompts.length)));
  }
  return prompts;
}

async function traced(
  mode: string,
  model: KnownModel,
  count: number,
  ask: (prompt: readonly number[], session: number) => Promise<Trace>,
  uniform: (all: readonly Trace[]) => Traces['uniform'],
  progress = silent,
): Promise<Traces> {
  const asked = promptsOf(model, count);
  const [victim, again]: [Trace[], Trace[]] = [[], []];
  await ask(asked[0]!, 0); // nodes load what they need with the first one
  // in another order the second time, so that hours and the warmth of machines say nothing
  const orders = [[...asked.keys()], shuffled([...asked.keys()], SEED + 1)];
  for (const [round, order] of orders.entries()) {
    for (const [n, i] of order.entries()) {
      (round === 0 ? victim : again)[i] = await ask(asked[i]!, 2 * i + round);
      progress(`${mode}: prompts asked`, round * asked.length + n + 1, 2 * asked.length);
    }
  }
  const states = await model.states(asked, 0);
  const prompts = asked.map(
    (ids, i): TracedPrompt => ({
      ids,
      row: states[i]![0]!.slice(0, model.widths[0]),
    }),
  );
  return {
    mode,
    model: model.name,
    prompts,
    victim,
    again,
    uniform: uniform([...victim, ...again]),
  };
}

/** What somebody who sees messages but not into them can write down. */
function numbersOf(crossings: readonly Crossing[], times: readonly number[]): Record<string, number> {
  const sized = crossings.filter(
    ({ protocol, type }) => protocol === RING_PROTOCOL.id || type !== MESSAGE.claim,
  );
  const gaps = times.slice(1).map((at, i) => at - times[i]!);
  return {
    messages: crossings.length,
    'bytes of messages, claims apart': sized.reduce((sum, { bytes }) => sum + bytes.length, 0),
    'ms of the session': times.at(-1)! - times[0]!,
    'ms of its longest gap': Math.max(...gaps),
  };
}

/** Notes when each message crosses. */
function clocked(mesh: MemoryMesh): number[] {
  const times: number[] = [];
  mesh.wiretap = (crossing) => {
    times.push(performance.now());
    return [crossing];
  };
  return times;
}

const kindOf = (kind: string) => (all: readonly Trace[]) =>
  all.flatMap(({ artefacts }) => artefacts.filter((one) => one.kind === kind).map(({ bytes }) => bytes));

export async function traceVeil(model: KnownModel, count: number, progress = silent): Promise<Traces> {
  const served = await serveKnown(model);
  const times = clocked(served.network.mesh);
  const ask = async (prompt: readonly number[], session: number): Promise<Trace> => {
    times.length = 0;
    const crossings = await served.ask([prompt]);
    return { artefacts: artefactsOf(crossings, session), numbers: numbersOf(crossings, times) };
  };
  /** Behind what HPKE and CBOR say in clear. */
  const sealed = (all: readonly Trace[]) => [
    { what: 'ends of envelopes', strings: kindOf('open')(all).map((bytes) => bytes.slice(-256)) },
  ];
  try {
    return await traced('veil', model, count, ask, sealed, progress);
  } finally {
    await served.close();
  }
}

export async function traceRing(
  mode: RingMode,
  model: KnownProducts,
  count: number,
  progress = silent,
): Promise<Traces[]> {
  const served = await serveRingKnown(mode, model);
  const times = clocked(served.mesh);
  const chains = mode === 'twin' ? (['a', 'b'] as const) : (['a'] as const);
  const seen = new Map<string, Map<number, Trace>>(chains.map((chain) => [chain, new Map()]));
  const ask = async (prompt: readonly number[], session: number): Promise<Trace> => {
    times.length = 0;
    const asked = await served.ask([prompt]);
    const numbers = numbersOf(asked.crossings, times);
    const traces = chains.map(
      (chain): Trace => ({
        artefacts: ringArtefactsOf(chain, asked, session),
        numbers,
      }),
    );
    for (const [i, chain] of chains.entries()) seen.get(chain)!.set(session, traces[i]!);
    return traces[0]!;
  };
  const drawn = (all: readonly Trace[]) => [
    { what: 'seeds', strings: kindOf('seed')(all) },
    { what: 'keys of blinds', strings: kindOf('state')(all).map((bytes) => bytes.slice(-BLIND_KEY_BYTES)) },
    {
      what: 'roots',
      strings: kindOf('statement')(all).map((bytes) => decodeSignedStatement(bytes).statement.root),
    },
  ];
  try {
    const first = await traced(mode, model, count, ask, drawn, progress);
    return chains.map((chain) => {
      const own = seen.get(chain)!;
      const of = (round: number): Trace[] => first.prompts.map((_, i) => own.get(2 * i + round)!);
      const [victim, again] = [of(0), of(1)];
      const name = { a: mode === 'twin' ? 'twin, chain A' : 'vault, node', b: 'twin, chain B' }[chain];
      return {
        ...first,
        mode: name,
        victim,
        again,
        uniform: drawn([...victim, ...again]),
      };
    });
  } finally {
    await served.close();
  }
}
