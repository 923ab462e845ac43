/**
 * `veilmesh economics`: what a query costs, what each cheat brings, and what stake, draw rate and window follow; of the mesh that runs
 * here, or of what this version ships.
 * @module
 */
import type { Command } from 'commander';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import gasSnapshot from '../../settlement/contracts/snapshots/gas.json' with { type: 'json' };
import {
  ASSUMED_BATCH,
  ASSUMED_LAG,
  ASSUMED_ROUND,
  assumedSetting,
} from '../../settlement/economics/assumed.ts';
import { gasOfMoves, withRows } from '../../settlement/economics/gas.ts';
import { SMOLLM2 } from '../../settlement/economics/measured.ts';
import { type EconomicsInputs, type Report, reportOf } from '../../settlement/economics/report.ts';
import { termsOf } from '../../settlement/economics/terms.ts';
import { contextOf } from './context.ts';
import { compareText, comparison } from './economics-compare.ts';
import { lookAtMesh, type MeshSeen } from './economics-mesh.ts';
import { reportText } from './economics-text.ts';
import { withLocalnet } from './known-mesh.ts';

interface Flags {
  readonly etherUsd: number;
  readonly gasGwei: number;
  readonly machineHourUsd: number;
  readonly teeOverhead: number;
  readonly batch: number | undefined;
  readonly opened: number;
  readonly foldsWatched: number;
  readonly audited: number;
  readonly available: number;
  readonly disputes: number;
  readonly lagSeconds: number;
  readonly valuePerSecond: number;
  readonly shipped: boolean;
  readonly compare: boolean;
}

export async function economics(flags: Flags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const at = withLocalnet(config);
  const mesh = flags.shipped || at.bootstrap.length === 0 ? null : await lookAtMesh(at);
  const inputs = inputsOf(flags, mesh);
  const report = reportOf(inputs);
  if (flags.compare) {
    const table = comparison(report);
    out.result(table, compareText(table));
  } else out.result(reportValue(report), reportText(report));
}

function inputsOf(flags: Flags, mesh: MeshSeen | null): EconomicsInputs {
  const setting =
    mesh === null
      ? assumedSetting(SMOLLM2, termsOf(DEV_PARAMETERS, ASSUMED_ROUND))
      : assumedSetting(mesh.workload, termsOf(mesh.parameters, mesh.round));
  return {
    setting: {
      ...setting,
      prices: { etherUsd: flags.etherUsd, gasGwei: flags.gasGwei, machineHourUsd: flags.machineHourUsd },
      watching: {
        ...setting.watching,
        opened: flags.opened,
        foldsWatched: flags.foldsWatched,
        audited: flags.audited,
        available: flags.available,
      },
    },
    gas: gasOfMoves(mesh === null ? gasSnapshot : withRows(gasSnapshot, mesh.chain.gas)),
    batch: Math.max(1, flags.batch ?? mesh?.chain.batch ?? ASSUMED_BATCH),
    disputes: flags.disputes,
    teeOverhead: flags.teeOverhead,
    lag: { ...ASSUMED_LAG, mean: flags.lagSeconds },
    valuePerSecond: flags.valuePerSecond,
    sources: {
      terms:
        mesh === null
          ? { origin: 'shipped', source: 'DEV_PARAMETERS' }
          : { origin: 'deployed', source: 'contracts' },
      work: { origin: 'measured', source: mesh?.workSource ?? 'npm start and npm run bench, README.md' },
      gas: {
        origin: 'measured',
        source: `${mesh === null ? '' : `${mesh.chain.transactions} transactions here; else `}settlement/contracts/snapshots/gas.json`,
      },
      batch:
        flags.batch === undefined && mesh !== null && mesh.chain.batch !== null
          ? { origin: 'measured', source: 'batches here' }
          : { origin: 'assumed', source: '--batch' },
      prices: { origin: 'assumed', source: 'flags' },
      watching: { origin: 'assumed', source: 'flags' },
    },
  };
}

/** JSON has no infinity: null is without end. */
const reportValue = (report: Report): unknown => ({
  ...report,
  cheats: report.cheats.map(({ cheat: { name, does }, ...verdict }) => ({ name, does, ...verdict })),
});
