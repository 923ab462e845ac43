/**
 * A coordinator over the mesh: submit a bundle, wait for its state, fetch the proof that ties it to the chain.
 *
 * The client checks the proof itself; a coordinator can be slow or silent, and not false without it showing.
 * @module
 */
import { z } from 'zod';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import { decodeBundle, MAX_BUNDLE_BYTES } from '../../settlement/batch/bundle.ts';
import type {
  Acceptance,
  Coordinator,
  ReceiptProof,
  ReceiptStatus,
} from '../../settlement/batch/coordinator.ts';
import { RECEIPT_STATES, type ReceiptState } from '../../settlement/batch/journal-types.ts';
import {
  decodeSettled,
  encodeSettled,
  MAX_SETTLED_BYTES,
  type SessionContracts,
} from '../../settlement/ephemeral/settling.ts';
import { answered, type HandingOn } from './handing-on.ts';

const state = z.enum(RECEIPT_STATES);
const wei = z.string().regex(/^(0|[1-9]\d{0,38})$/);
const hexData = (max: number) =>
  z
    .templateLiteral(['0x', z.string().regex(/^([0-9a-f]{2})*$/)])
    .refine((text) => text.length <= 2 + 2 * max);
const account = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);

const MAX_WAIT_MS = 30_000;
/** Segments of a long answer lie in almost as many batches, each with its own storage proof. */
const MAX_PROOF_BYTES = 4 * 1024 * 1024;
const MAX_SEGMENTS = 256;

const acceptedSchema = z.strictObject({ leafHash: bytes(32), state, amount: wei });
/** What is promised is about the same leaf, and by the coordinator's account. */
const acceptanceSchema = acceptedSchema.extend({
  promise: z.strictObject({ coordinator: account, postBy: uint(), signature: bytes(65) }),
  /** What a session has settled, encoded (settlement/ephemeral/settling.ts); null where the escrow pays. */
  step: bytesUpTo(MAX_SETTLED_BYTES).nullable(),
});
const statusSchema = acceptedSchema.extend({
  batchNumber: uint().nullable(),
  postTx: hexData(32).nullable(),
  settleTx: hexData(32).nullable(),
});
const placeSchema = z.strictObject({
  leaf: z.strictObject({
    sessionId: bytes(32),
    requestId: bytes(32),
    segment: uint(),
    claimsHash: bytes(32),
    modelRoot: bytes(32),
    client: account,
    amount: wei,
    payeesHash: bytes(32),
  }),
  index: uint(),
  path: z.array(bytes(32)).max(64),
  header: z.strictObject({
    coordinator: account,
    number: uint(),
    previousHash: bytes(32),
    receiptsRoot: bytes(32),
    receiptCount: uint(),
    dataHash: bytes(32),
    epoch: uint(),
    bitmap: bytes(8),
    aggregate: bytesUpTo(48),
    postedAt: uint(),
    finalAt: uint(),
  }),
});
const nodes = z.array(hexData(4_096)).max(64);
const proofSchema = z.strictObject({
  places: z.array(placeSchema).max(MAX_SEGMENTS),
  chain: z.strictObject({
    chainId: uint(),
    address: account,
    blockNumber: uint(),
    blockHash: hexData(32),
    blockHeader: hexData(4_096),
    accountProof: nodes,
    storageProofs: z.array(nodes).max(MAX_SEGMENTS + 1),
  }),
  batchNumbers: z.array(uint()).max(MAX_SEGMENTS),
});

const submitMethod: RpcMethod<{ bundle: Uint8Array }, z.infer<typeof acceptanceSchema>> = {
  protocol: '/veilmesh/coordinator/submit/1',
  request: z.strictObject({ bundle: bytesUpTo(MAX_BUNDLE_BYTES) }),
  response: acceptanceSchema,
  maxBytes: MAX_BUNDLE_BYTES + MAX_SETTLED_BYTES,
};
const waitMethod: RpcMethod<
  { leafHash: Uint8Array; state: ReceiptState; timeoutMs: number },
  z.infer<typeof statusSchema>
> = {
  protocol: '/veilmesh/coordinator/wait/1',
  request: z.strictObject({ leafHash: bytes(32), state, timeoutMs: uint(MAX_WAIT_MS) }),
  response: statusSchema,
  maxBytes: 4_096,
};
const proofMethod: RpcMethod<{ leafHashes: Uint8Array[] }, z.infer<typeof proofSchema>> = {
  protocol: '/veilmesh/coordinator/proof/1',
  request: z.strictObject({ leafHashes: z.array(bytes(32)).min(1).max(MAX_SEGMENTS) }),
  response: proofSchema,
  maxBytes: MAX_PROOF_BYTES,
};

/** @param handingOn of bundles that a session pays, to whichever process of the coordinator has the sessions; null: there is one */
export async function serveCoordinator(
  host: MeshHost,
  coordinator: Coordinator,
  handingOn: HandingOn | null = null,
): Promise<() => Promise<void>> {
  async function submit(bundle: Uint8Array): Promise<z.infer<typeof acceptanceSchema>> {
    const { leafHash, state: reached, amount, promise: given, step } = await coordinator.submit(bundle);
    const { promise, signature } = given;
    return {
      leafHash,
      state: reached,
      amount: amount.toString(),
      promise: { coordinator: promise.coordinator, postBy: promise.postBy, signature },
      step: step === null ? null : encodeSettled(step),
    };
  }
  const stops = [
    await handleRpc(host, submitMethod, async (request, peerId) => {
      const { bundle } = request;
      const bySession = handingOn !== null && decodeBundle(bundle).voucher.session !== undefined;
      return await answered(host, bySession ? handingOn : null, submitMethod, request, peerId, () =>
        submit(bundle),
      );
    }),
    await handleRpc(host, waitMethod, async ({ leafHash, state: wanted, timeoutMs }) => {
      const status = await coordinator.waitFor(leafHash, wanted, timeoutMs);
      return { ...status, amount: status.amount.toString() };
    }),
    await handleRpc(host, proofMethod, async ({ leafHashes }) => {
      const { places, chain, batchNumbers } = await coordinator.receiptProof(leafHashes);
      return {
        places: places.map(({ leaf, index, path, header }) => ({
          leaf: { ...leaf, amount: leaf.amount.toString() },
          index,
          path: [...path],
          header: { ...header },
        })),
        chain: {
          ...chain,
          accountProof: [...chain.accountProof],
          storageProofs: chain.storageProofs.map((proof) => [...proof]),
        },
        batchNumbers: [...batchNumbers],
      };
    }),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

/** The same calls from afar. Errors of the coordinator arrive with their own code and family. */
export interface CoordinatorClient {
  submit(bundle: Uint8Array): Promise<Acceptance>;
  waitFor(leafHash: Uint8Array, state: ReceiptState, timeoutMs: number): Promise<ReceiptStatus>;
  receiptProof(leafHashes: readonly Uint8Array[]): Promise<ReceiptProof>;
}

/** Time for the answer to travel once it exists. */
const ANSWER_MS = 5_000;
const SUBMIT_MS = 30_000;

/** @param contracts those that its vouchers and steps are for */
export function createCoordinatorClient(
  host: MeshHost,
  peerId: string,
  contracts: SessionContracts,
): CoordinatorClient {
  return {
    submit: async (bundle) => {
      const answer = await callRpc(host, peerId, submitMethod, { bundle }, { timeoutMs: SUBMIT_MS });
      const { leafHash } = answer;
      const { coordinator, postBy, signature } = answer.promise;
      const promise = { promise: { coordinator, leafHash, postBy }, signature };
      const { step } = answer;
      return {
        leafHash,
        state: answer.state,
        amount: BigInt(answer.amount),
        promise,
        step: step === null ? null : decodeSettled(step, coordinator, contracts),
      };
    },
    waitFor: async (leafHash, wanted, timeoutMs) => {
      const wait = Math.min(timeoutMs, MAX_WAIT_MS);
      const request = { leafHash, state: wanted, timeoutMs: wait };
      const status = await callRpc(host, peerId, waitMethod, request, { timeoutMs: wait + ANSWER_MS });
      return { ...status, amount: BigInt(status.amount) };
    },
    receiptProof: async (leafHashes) => {
      const proof = await callRpc(host, peerId, proofMethod, { leafHashes: [...leafHashes] });
      return {
        ...proof,
        places: proof.places.map(({ leaf, ...place }) => ({
          ...place,
          leaf: { ...leaf, amount: BigInt(leaf.amount) },
        })),
      };
    },
  };
}
