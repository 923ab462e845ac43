/**
 * TCB info: what Intel says of each combination of component versions, and the level a platform is on.
 *
 * Source: Intel PCS API version 4, "Get TDX/SGX TCB Info", TCB info of version 3 and its algorithm.
 * @module
 */
import { z } from 'zod';
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { advisoryIds, hexBytes, isoSeconds, matchesMasked, svn8, svn16, tcbStatus } from './json-fields.ts';
import { isZero } from './layout.ts';
import type { PckExtension } from './pck.ts';
import type { TdReport } from './quote.ts';
import { mergeTcb, type TcbLevelFound } from './tcb-status.ts';

const COMPONENTS = 16;
const components = z.array(z.object({ svn: svn8 })).length(COMPONENTS);
const moduleSchema = z.object({
  mrsigner: hexBytes(48),
  attributes: hexBytes(8),
  attributesMask: hexBytes(8),
});
const header = {
  version: z.literal(3),
  issueDate: isoSeconds,
  nextUpdate: isoSeconds,
  fmspc: hexBytes(6),
  pceId: hexBytes(2),
  /** How components compare; only one way is defined */
  tcbType: z.literal(0),
  tcbEvaluationDataNumber: z.int().min(1),
};
const levelOf = <T extends z.ZodRawShape>(tcb: T) =>
  z
    .array(z.object({ tcb: z.object(tcb), tcbStatus, advisoryIDs: advisoryIds }))
    .min(1)
    .max(64);

export const sgxTcbInfoSchema = z.object({
  id: z.literal('SGX'),
  ...header,
  tcbLevels: levelOf({ sgxtcbcomponents: components, pcesvn: svn16 }),
});
export const tdxTcbInfoSchema = z.object({
  id: z.literal('TDX'),
  ...header,
  tdxModule: moduleSchema,
  tdxModuleIdentities: z
    .array(
      moduleSchema.extend({
        id: z.string().regex(/^TDX_[0-9A-F]{2}$/),
        tcbLevels: levelOf({ isvsvn: svn8 }),
      }),
    )
    .max(32)
    .default([]),
  tcbLevels: levelOf({ sgxtcbcomponents: components, pcesvn: svn16, tdxtcbcomponents: components }),
});
export type SgxTcbInfo = z.infer<typeof sgxTcbInfoSchema>;
export type TdxTcbInfo = z.infer<typeof tdxTcbInfoSchema>;

/** The TCB info speaks of this platform. @throws VerificationError TEE_COLLATERAL_MISMATCH */
export function requirePlatform(info: SgxTcbInfo | TdxTcbInfo, pck: PckExtension): void {
  for (const field of ['fmspc', 'pceId'] as const) {
    const got = info[field];
    const expected = bytesToHex(pck[field]);
    if (got !== expected) {
      throw new VerificationError('TEE_COLLATERAL_MISMATCH', 'the TCB info is of other platforms', {
        details: { field, expected, got },
      });
    }
  }
}

/** @throws VerificationError TEE_TCB_STATUS when no level matches */
export const sgxPlatformTcb = (info: SgxTcbInfo, pck: PckExtension): TcbLevelFound =>
  firstLevel(
    info.tcbLevels,
    ({ tcb }) => pck.pceSvn >= tcb.pcesvn && reaches(pck.components, tcb.sgxtcbcomponents),
    'platform',
  );

/**
 * Platform and TDX module together. A quote of version 1.5 names two states, that of the launch and today's:
 * both are judged and the worse one counts.
 * @throws VerificationError TEE_TDX_MODULE | TEE_TCB_STATUS
 */
export function tdxPlatformTcb(info: TdxTcbInfo, pck: PckExtension, report: TdReport): TcbLevelFound {
  const states = [report.teeTcbSvn, report.teeTcbSvn2].filter((state) => state !== undefined);
  return states.map((state) => judgeTdxState(info, pck, report, state)).reduce(mergeTcb);
}

function judgeTdxState(
  info: TdxTcbInfo,
  pck: PckExtension,
  report: TdReport,
  teeTcbSvn: Uint8Array,
): TcbLevelFound {
  const [moduleSvn, moduleVersion] = teeTcbSvn as unknown as [number, number];
  // From module version 1 on its two numbers belong to the module's own identity, not to the platform's levels.
  const from = moduleVersion === 0 ? 0 : 2;
  const platform = firstLevel(
    info.tcbLevels,
    ({ tcb }) =>
      pck.pceSvn >= tcb.pcesvn &&
      reaches(pck.components, tcb.sgxtcbcomponents) &&
      reaches([...teeTcbSvn].slice(from), tcb.tdxtcbcomponents.slice(from)),
    'platform',
  );
  if (moduleVersion === 0) {
    requireModule(info.tdxModule, report);
    return platform;
  }
  const id = `TDX_${moduleVersion.toString(16).toUpperCase().padStart(2, '0')}`;
  const identity = info.tdxModuleIdentities.find((candidate) => candidate.id === id);
  if (identity === undefined) throw wrongModule('version', 'one that the TCB info lists', id);
  requireModule(identity, report);
  return mergeTcb(
    platform,
    firstLevel(identity.tcbLevels, ({ tcb }) => moduleSvn >= tcb.isvsvn, 'TDX module'),
  );
}

/** @throws VerificationError TEE_TDX_MODULE */
function requireModule(module: z.infer<typeof moduleSchema>, report: TdReport): void {
  const signer = bytesToHex(report.mrSignerSeam);
  if (signer !== module.mrsigner) throw wrongModule('MRSIGNERSEAM', module.mrsigner, signer);
  if (!matchesMasked(report.seamAttributes, module.attributes, module.attributesMask)) {
    throw wrongModule('SEAMATTRIBUTES', module.attributes, bytesToHex(report.seamAttributes));
  }
  // The TCB info's mask could leave bits open; Intel defines none, so none may be set.
  if (!isZero(report.seamAttributes)) {
    throw wrongModule('SEAMATTRIBUTES', '0000000000000000', bytesToHex(report.seamAttributes));
  }
}

const wrongModule = (field: string, expected: string, got: string): VerificationError =>
  new VerificationError('TEE_TDX_MODULE', 'the TDX module is not one that Intel vouches for', {
    details: { field, expected, got },
  });

const reaches = (have: readonly number[], need: readonly { readonly svn: number }[]): boolean =>
  need.every(({ svn }, i) => have[i]! >= svn);

interface Level {
  readonly tcbStatus: TcbLevelFound['status'];
  readonly advisoryIDs: readonly string[];
}

/**
 * Levels come best first; the first that the platform reaches is its own.
 * @throws VerificationError TEE_TCB_STATUS when it reaches none
 */
export function firstLevel<L extends Level>(
  levels: readonly L[],
  reached: (level: L) => boolean,
  what: string,
): TcbLevelFound {
  const level = levels.find(reached);
  if (level === undefined) {
    throw new VerificationError('TEE_TCB_STATUS', `the ${what} is below every level Intel lists`, {
      details: { field: what, expected: 'a listed TCB level', got: 'none' },
      hint: 'update firmware, microcode and TDX module of the machine',
    });
  }
  return { status: level.tcbStatus, advisories: level.advisoryIDs };
}
