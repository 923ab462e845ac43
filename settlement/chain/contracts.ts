/**
 * Every contract of a deployment, by its name in the addresses file: typed from the build.
 * @module
 */
import { auditsAbi, auditsBytecode } from '../contracts/artifacts/audits.ts';
import { beaconAbi, beaconBytecode } from '../contracts/artifacts/beacon.ts';
import { bondVaultAbi, bondVaultBytecode } from '../contracts/artifacts/bond-vault.ts';
import { challengeAbi, challengeBytecode } from '../contracts/artifacts/challenge.ts';
import { claimReaderAbi, claimReaderBytecode } from '../contracts/artifacts/claim-reader.ts';
import { codingRefereeAbi, codingRefereeBytecode } from '../contracts/artifacts/coding-referee.ts';
import { committeeAbi, committeeBytecode } from '../contracts/artifacts/committee.ts';
import { ephemeralSessionAbi, ephemeralSessionBytecode } from '../contracts/artifacts/ephemeral-session.ts';
import { equivocationAbi, equivocationBytecode } from '../contracts/artifacts/equivocation.ts';
import { escrowAbi, escrowBytecode } from '../contracts/artifacts/escrow.ts';
import { foldRefereeAbi, foldRefereeBytecode } from '../contracts/artifacts/fold-referee.ts';
import { inclusionAbi, inclusionBytecode } from '../contracts/artifacts/inclusion.ts';
import { meshRollupAbi, meshRollupBytecode } from '../contracts/artifacts/mesh-rollup.ts';
import { modelRegistryAbi, modelRegistryBytecode } from '../contracts/artifacts/model-registry.ts';
import { nodeRegistryAbi, nodeRegistryBytecode } from '../contracts/artifacts/node-registry.ts';
import { proofVerifierAbi, proofVerifierBytecode } from '../contracts/artifacts/proof-verifier.ts';
import { refundsAbi, refundsBytecode } from '../contracts/artifacts/refunds.ts';
import { revocationsAbi, revocationsBytecode } from '../contracts/artifacts/revocations.ts';
import { ringRefereeAbi, ringRefereeBytecode } from '../contracts/artifacts/ring-referee.ts';
import type { DeployedContract } from './contract-names.ts';

export const BUILT = {
  nodeRegistry: { abi: nodeRegistryAbi, bytecode: nodeRegistryBytecode },
  modelRegistry: { abi: modelRegistryAbi, bytecode: modelRegistryBytecode },
  bondVault: { abi: bondVaultAbi, bytecode: bondVaultBytecode },
  committee: { abi: committeeAbi, bytecode: committeeBytecode },
  meshRollup: { abi: meshRollupAbi, bytecode: meshRollupBytecode },
  inclusion: { abi: inclusionAbi, bytecode: inclusionBytecode },
  claimReader: { abi: claimReaderAbi, bytecode: claimReaderBytecode },
  escrow: { abi: escrowAbi, bytecode: escrowBytecode },
  beacon: { abi: beaconAbi, bytecode: beaconBytecode },
  proofVerifier: { abi: proofVerifierAbi, bytecode: proofVerifierBytecode },
  foldReferee: { abi: foldRefereeAbi, bytecode: foldRefereeBytecode },
  challenge: { abi: challengeAbi, bytecode: challengeBytecode },
  equivocation: { abi: equivocationAbi, bytecode: equivocationBytecode },
  ringReferee: { abi: ringRefereeAbi, bytecode: ringRefereeBytecode },
  codingReferee: { abi: codingRefereeAbi, bytecode: codingRefereeBytecode },
  ephemeralSession: { abi: ephemeralSessionAbi, bytecode: ephemeralSessionBytecode },
  refunds: { abi: refundsAbi, bytecode: refundsBytecode },
  audits: { abi: auditsAbi, bytecode: auditsBytecode },
  revocations: { abi: revocationsAbi, bytecode: revocationsBytecode },
} as const satisfies Record<
  DeployedContract,
  { readonly abi: readonly unknown[]; readonly bytecode: string }
>;
