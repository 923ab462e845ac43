/**
 * `veilmesh model import` of a network (ONNX, TensorFlow.js): planned, calibrated with typical inputs, compared with its
 * float form.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { FloatNetwork } from '../../models/formats/float-network.ts';
import type { NetworkPlan } from '../../models/formats/network/plan.ts';
import type { OpenedNetwork } from '../../models/formats/open-network.ts';
import type { NetworkComparison } from '../../models/quantize/network/compare.ts';
import {
  demandEnough,
  importNetworkModel,
  MIN_CALIBRATION,
  type PlannedShard,
  planNetwork,
} from '../models/import-network.ts';
import { storeImported } from '../models/imported.ts';
import { readInputs } from '../models/network-inputs.ts';
import { keepQuality } from '../models/quality.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ImportFlags } from './model-import.ts';
import { bytesText, type Output } from './output.ts';
import { reportImport } from './report-import.ts';

const WHY_CALIBRATION =
  'integers have fixed ranges, and typical inputs show how large the values between the layers become';

interface NetworkRequest {
  readonly name: string;
  readonly origin: string;
  readonly home: string;
  readonly flags: ImportFlags;
}

/** @throws UsageError NETWORK_CLOSED | CALIBRATION_MISSING | <format>_OPERATOR, and what reading and quantising throw */
export async function importNetworkCommand(
  { plan, network }: OpenedNetwork,
  { name, origin, home, flags }: NetworkRequest,
  out: Output,
): Promise<void> {
  const { shards, calibration: path, dryRun } = flags;
  if (flags.closed === true) {
    throw new UsageError('NETWORK_CLOSED', '--closed is for language models', {
      hint: 'leave it out: no part of a network but the choice of a class stays with the client',
    });
  }
  if (dryRun === true && plan.unknown.length > 0) {
    out.result({ ...plan, name, source: origin, importable: false }, operatorsText(plan));
    return;
  }
  const float = { ...network(), name };
  const nodes = planNetwork(float, shards);
  const inputs = path === undefined ? null : readInputs(path, float.from);
  if (inputs !== null) demandEnough(inputs);
  if (dryRun === true) {
    const calibration = { needed: MIN_CALIBRATION, given: inputs?.length ?? 0, why: WHY_CALIBRATION };
    const ends = { input: float.from.shape, output: float.to.shape, result: float.result };
    out.result(
      { ...plan, name, source: origin, importable: true, ...ends, nodes, calibration },
      [operatorsText(plan), endsText(float), ...nodeLines(nodes), calibrationText(inputs, float)].join('\n'),
    );
    return;
  }
  if (inputs === null) {
    throw new UsageError('CALIBRATION_MISSING', `a network needs calibration inputs: ${WHY_CALIBRATION}`, {
      details: { least: MIN_CALIBRATION, shape: ['n', ...float.from.shape] },
      hint: '--calibration inputs.npy (or .json: nested lists), a few hundred inputs as the model was trained on',
    });
  }
  for (const line of [endsText(float), ...nodeLines(nodes)]) out.note(line);
  const at = performance.now();
  const request = { name, source: origin, shards, stages: out };
  const { stored, calibration, heldOut } = await importNetworkModel(float, inputs, request);
  storeImported(home, stored);
  const lines = [comparisonText('calibration', calibration), comparisonText('held out', heldOut)];
  keepQuality(home, stored.manifest, lines[1]!.trim(), nowSeconds());
  reportImport(out, stored.manifest, at, {
    quality: { calibration, heldOut },
    lines,
    ask: `veilmesh run ${name} --input FILE.npy`,
  });
}

const operatorsText = ({ name, format, operators, unknown, parameters }: NetworkPlan): string =>
  [
    `${format}, ${name}, ${parameters} parameters`,
    ...operators.map(
      ({ op, count, known }) =>
        `  ${op.padEnd(20)} ${String(count).padStart(5)}${known ? '' : '   NOT SUPPORTED'}`,
    ),
    unknown.length === 0 ? 'every operator is known' : `not supported: ${unknown.join(', ')}`,
  ].join('\n');

const endsText = ({ from, to, result }: FloatNetwork): string =>
  `takes n x ${from.shape.join(' x ')}, gives ${result === 'argmax' ? 'a class' : `n x ${to.shape.join(' x ')}`}` +
  `${result === 'values' || result === 'argmax' ? '' : ` (${result} at the client)`}`;

const nodeLines = (nodes: readonly PlannedShard[]): string[] =>
  nodes.map(
    ({ shard, operations, weightBytes, memory, multiplications }) =>
      `  shard ${shard + 1}  ${operations.join(', ')}: ${bytesText(weightBytes)} of weights, ` +
      `${bytesText(memory)} in memory, ${multiplications} multiplications an input`,
  );

const calibrationText = (inputs: readonly Float64Array[] | null, { from }: FloatNetwork): string =>
  inputs === null
    ? `needs --calibration FILE with ${MIN_CALIBRATION} or more inputs (n x ${from.shape.join(' x ')}): ${WHY_CALIBRATION}`
    : `${inputs.length} calibration inputs fit`;

const comparisonText = (what: string, { inputs, top1, maxError, relativeError }: NetworkComparison): string =>
  `  ${what.padEnd(12)} ${inputs} inputs against float: ` +
  `${top1 === null ? '' : `same largest output ${(100 * top1).toFixed(1)} %, `}` +
  `error ${(100 * relativeError).toFixed(2)} % (root mean square), ${maxError.toPrecision(3)} at most`;
