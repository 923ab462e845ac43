/**
 * Attacks on what a mesh of real processes leaves behind: files, logs, receipts, calldata and events, of questions in every mode, each
 * asked twice.
 *
 * Assumes: all folders and the whole chain, all questions, and which receipts are of which. The proofs that the chain makes of its own
 * state are searched, and not paired: they are alike in receipts that are near in time.
 * @module
 */

import { bytesToHex } from '../../../crypto/core/bytes.ts';
import type { RunPrivacy } from '../../../node/client/privacy-modes.ts';
import { type Finding, type Needle, repeats, search } from './artefacts.ts';
import type { Artefact } from './capture.ts';
import { gather, KEPT_KINDS, modelFiles, plant } from './mesh-kept.ts';
import type { Progress } from './progress.ts';
import { type Told, type Trace, toldSame } from './traces.ts';

/** What a session left at its client. */
export interface Written {
  readonly receipt: Uint8Array;
  readonly header: Uint8Array;
  /** Milliseconds from the question to the receipt. */
  readonly ms: number;
}

export interface AskedMesh {
  readonly model: string;
  readonly modes: readonly RunPrivacy[];
  readonly home: string;
  readonly rpcUrl: string;
  /** What the process that started all others wrote. */
  said(): string;
  /** Asked in this order, and once more when all have their receipts: what must not be kept of each. */
  readonly questions: readonly (readonly Needle[])[];
  /** Of one that is never asked: the control. */
  readonly control: readonly Needle[];
  ask(mode: RunPrivacy, question: number): Promise<Written>;
  /** Of what is done once everything is asked. */
  readonly behind?: () => Promise<unknown>;
}

export interface MeshAssessment {
  readonly model: string;
  readonly questions: number;
  readonly kinds: readonly { readonly kind: string; readonly artefacts: number; readonly bytes: number }[];
  readonly needles: number;
  readonly findings: readonly Finding[];
  readonly modes: readonly {
    readonly mode: string;
    /** Windows of bytes that two receipts of one question share, and no other has. */
    readonly repeated: number;
    /** The same receipts with a hash of the question in them: in how many it is seen. */
    readonly control: number;
    readonly told: readonly Told[];
  }[];
  /** Of the control's needles, by where they were planted. */
  readonly planted: readonly { readonly kind: string; readonly needles: number; readonly found: number }[];
}

/** What the chain says of itself. */
const OF_THE_CHAIN = ['accountProof', 'storageProofs', 'storageProof', 'blockHeader', 'blockHash'];

function ofTheSession(receipt: Uint8Array): Uint8Array {
  const drop = (key: string, value: unknown): unknown => (OF_THE_CHAIN.includes(key) ? undefined : value);
  return Buffer.from(JSON.stringify(JSON.parse(Buffer.from(receipt).toString()), drop));
}

const traceOf = ({ receipt, header, ms }: Written): Trace => ({
  artefacts: [{ kind: 'receipt', session: 0, bytes: ofTheSession(receipt) }],
  numbers: { 'bytes of receipt with proofs': receipt.length, 'bytes of header': header.length, ms },
});

function repeatedIn(first: readonly Trace[], again: readonly Trace[]): number[] {
  return first.map(({ artefacts }, i) => {
    const others = [first, again].flatMap((round) => round.filter((_, j) => j !== i));
    return repeats(
      artefacts,
      again[i]!.artefacts,
      others.flatMap((other) => other.artefacts),
    );
  });
}

/** The same receipts, each with what tells its question. */
const showing = (traces: readonly Trace[], needles: readonly (readonly Needle[])[]): Trace[] =>
  traces.map(({ artefacts, numbers }, i) => {
    const hash = needles[i]!.find(({ what }) => what.includes('hash of'))!;
    const bytes = Buffer.from(`"request":"${Buffer.from(hash.bytes).toString('hex')}"`);
    return { numbers, artefacts: [...artefacts, { kind: 'receipt', session: 0, bytes } as Artefact] };
  });

export async function assessMesh(mesh: AskedMesh, progress: Progress): Promise<MeshAssessment> {
  const { questions: needles, modes } = mesh;
  const models = modelFiles(mesh.home);
  const rounds: Record<string, Trace[]>[] = [];
  for (const round of [0, 1]) {
    // of one mode at once, as several people ask
    const traces: Record<string, Trace[]> = {};
    for (const [place, mode] of modes.entries()) {
      const written = await Promise.all(needles.map((_, i) => mesh.ask(mode, i)));
      traces[mode] = written.map(traceOf);
      progress('rounds of questions', round * modes.length + place + 1, 2 * modes.length);
    }
    rounds.push(traces);
  }
  await mesh.behind?.();
  const asked = new Set(needles.flat().map(({ bytes }) => bytesToHex(bytes)));
  // a token that both have gives the same row
  const control = mesh.control.filter(({ bytes }) => !asked.has(bytesToHex(bytes)));
  await plant(mesh, control);
  const kept = await gather(mesh, mesh.said(), models);
  const found = search(kept, [...control, ...needles.flat()].map(named(control)));
  const planted = found.filter(({ what }) => what.startsWith(CONTROL));
  return {
    model: mesh.model,
    questions: needles.length,
    kinds: [...Map.groupBy(kept, ({ kind }) => kind)].map(([kind, own]) => ({
      kind,
      artefacts: own.length,
      bytes: own.reduce((sum, { bytes }) => sum + bytes.length, 0),
    })),
    needles: needles.flat().length,
    findings: found.filter(({ what }) => !what.startsWith(CONTROL)),
    modes: modes.map((mode) => {
      const [first, again] = [rounds[0]![mode]!, rounds[1]![mode]!];
      const seen = repeatedIn(showing(first, needles), showing(again, needles));
      return {
        mode,
        repeated: repeatedIn(first, again).reduce((sum, count) => sum + count, 0),
        control: seen.filter((count) => count > 0).length,
        told: toldSame(first, again),
      };
    }),
    planted: KEPT_KINDS.map((kind) => ({
      kind,
      needles: control.length,
      found: new Set(planted.filter((one) => one.kind === kind).map(({ what }) => what)).size,
    })),
  };
}

const CONTROL = 'control ';
/** The control's needles have names of their own, all different. */
const named =
  (control: readonly Needle[]) =>
  (needle: Needle, i: number): Needle =>
    i < control.length ? { ...needle, what: `${CONTROL}${i} ${needle.what}` } : needle;

/** What is wrong, in words. Sizes and times are told of and decide nothing: they follow from batches and their proofs. */
export function meshVerdict({ model, questions, findings, modes, planted }: MeshAssessment): string[] {
  const wrong = findings.map(({ kind, what }) => `${model}: ${what} is in ${kind} of the mesh`);
  for (const { mode, repeated, control } of modes) {
    if (repeated > 0)
      wrong.push(`${model}, ${mode}: ${repeated} windows of receipts repeat when a question does`);
    if (control < questions)
      wrong.push(`${model}, ${mode}: repeats miss a hash in receipts, ${control} of ${questions}`);
  }
  for (const { kind, needles, found } of planted) {
    if (needles === 0 || found < needles)
      wrong.push(`${model}: of the control in ${kind} ${found} of ${needles} are found`);
  }
  return wrong;
}
