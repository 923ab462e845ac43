/**
 * Every contract of a deployment, by its name in the addresses file: typed from the build.
 * @module
 */
import { beaconAbi, beaconBytecode } from '../contracts/artifacts/beacon.ts';
import { escrowAbi, escrowBytecode } from '../contracts/artifacts/escrow.ts';
import { foldRefereeAbi, foldRefereeBytecode } from '../contracts/artifacts/fold-referee.ts';
import { meshRollupAbi, meshRollupBytecode } from '../contracts/artifacts/mesh-rollup.ts';
import { modelRegistryAbi, modelRegistryBytecode } from '../contracts/artifacts/model-registry.ts';
import { nodeRegistryAbi, nodeRegistryBytecode } from '../contracts/artifacts/node-registry.ts';
import { proofVerifierAbi, proofVerifierBytecode } from '../contracts/artifacts/proof-verifier.ts';
import { spotCheckAbi, spotCheckBytecode } from '../contracts/artifacts/spot-check.ts';

/** In the order in which they are deployed. */
export const BUILT = {
  nodeRegistry: { abi: nodeRegistryAbi, bytecode: nodeRegistryBytecode },
  modelRegistry: { abi: modelRegistryAbi, bytecode: modelRegistryBytecode },
  meshRollup: { abi: meshRollupAbi, bytecode: meshRollupBytecode },
  escrow: { abi: escrowAbi, bytecode: escrowBytecode },
  beacon: { abi: beaconAbi, bytecode: beaconBytecode },
  proofVerifier: { abi: proofVerifierAbi, bytecode: proofVerifierBytecode },
  foldReferee: { abi: foldRefereeAbi, bytecode: foldRefereeBytecode },
  spotCheck: { abi: spotCheckAbi, bytecode: spotCheckBytecode },
} as const;

export type DeployedContract = keyof typeof BUILT;
export const DEPLOYED = Object.keys(BUILT) as DeployedContract[];
