/**
 * Paying for what was proven: deposit, one cumulative voucher a segment, submission, and the way to the rollup.
 * @module
 */
import { type Address, parseEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { type Bundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import type { ReceiptStatus } from '../../settlement/batch/coordinator.ts';
import { signVoucher, type Voucher } from '../../settlement/batch/voucher.ts';
import { DEV_CHAIN_ID } from '../../settlement/chain/anvil.ts';
import { fundFromDev } from '../../settlement/chain/dev-accounts.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import { type ClientConnection, clientAccount } from './connect.ts';
import type { ClientModel } from './model.ts';
import type { ProvenRun } from './proven-run.ts';

/** Deposits are made in steps of this, so that most queries need no transaction. */
const DEPOSIT_STEP_WEI = parseEther('0.05');
const DEV_FUNDING_WEI = parseEther('1');
const GAS_RESERVE_WEI = parseEther('0.005');
/** Long enough for a coordinator that was down to come back and post. */
const VOUCHER_SECONDS = 86_400;

export interface PaidSegment {
  readonly bundle: Bundle;
  readonly leafHash: Uint8Array;
  readonly amount: bigint;
}

/** Wei for one segment: Σ work units of its hops times the model's price. */
export const feeOf = (claims: readonly SignedClaim[], pricePerUnit: bigint): bigint =>
  claims.reduce((sum, { claim }) => sum + BigInt(claim.workUnits), 0n) * pricePerUnit;

/** What a step of `positions` positions costs on this model, before anything is sent. */
export const quote = (model: ClientModel, positions: number): bigint =>
  shardsOf(model.manifest).reduce(
    (sum, part) => sum + BigInt(Math.ceil((positions * part.cost) / 1_000)),
    0n,
  ) * model.pricePerUnit;

/** Whose batches settle this mesh's queries. @throws UnavailableError COORDINATOR_UNKNOWN */
function coordinatorAccount({ network }: ClientConnection): Address {
  if (network.coordinator === null) {
    throw new UnavailableError('COORDINATOR_UNKNOWN', 'this mesh names no coordinator', {
      hint: 'try again when the coordinator runs: veilmesh status',
    });
  }
  return network.coordinator.account;
}

/**
 * Makes sure that the escrow holds at least `needed` for this client with the mesh's coordinator.
 * @throws UnavailableError CLIENT_UNFUNDED | COORDINATOR_UNKNOWN
 */
export async function ensureDeposit(
  connection: ClientConnection,
  needed: bigint,
  stages: Stages,
): Promise<void> {
  const { ledger, network, config } = connection;
  const coordinator = coordinatorAccount(connection);
  const { balance, withdrawing } = await ledger.accountOf(ledger.account, coordinator);
  if (balance - withdrawing >= needed) return;
  const amount = needed > DEPOSIT_STEP_WEI ? needed : DEPOSIT_STEP_WEI;
  const held = await ledger.balance(ledger.account);
  if (held < amount + GAS_RESERVE_WEI) {
    if (ledger.chainId !== DEV_CHAIN_ID) {
      throw new UnavailableError('CLIENT_UNFUNDED', 'the client account cannot pay for the query', {
        details: {
          account: ledger.account,
          has: held.toString(),
          needs: (amount + GAS_RESERVE_WEI).toString(),
        },
        hint: `send ether to ${ledger.account}, then run the same command`,
      });
    }
    await fundFromDev(config.rpcUrl === '' ? network.rpcUrl : config.rpcUrl, ledger.account, DEV_FUNDING_WEI);
  }
  const at = performance.now();
  await ledger.deposit(ledger.account, coordinator, amount);
  stages.done('deposit', `${Number(amount) / 1e18} ether into the escrow`, at);
}

/** Signs a voucher for each segment and hands it in; the coordinator's yes means that it is durable there. */
export async function payAndSubmit(
  connection: ClientConnection,
  model: ClientModel,
  coordinator: CoordinatorClient,
  run: ProvenRun,
): Promise<PaidSegment[]> {
  const { ledger } = connection;
  const payees = run.route.hops.map((hop, i) => ({
    node: hop.registration.node,
    weight: shardsOf(model.manifest)[i]!.cost,
  }));
  const paid: PaidSegment[] = [];
  let cumulative = 0n;
  for (const claims of run.segments) {
    cumulative += feeOf(claims, model.pricePerUnit);
    const voucher: Voucher = {
      client: ledger.account,
      coordinator: coordinatorAccount(connection),
      sessionId: run.sessionId,
      modelRoot: model.root,
      cumulative,
      payees,
      validUntil: nowSeconds() + VOUCHER_SECONDS,
    };
    const signed = await signVoucher(voucher, ledger.addresses, clientAccount(connection));
    const bundle: Bundle = {
      version: 1,
      claims,
      evidence: run.route.hops.map((hop) => hop.decoded),
      voucher: signed,
    };
    const { leafHash, amount } = await coordinator.submit(encodeBundle(bundle));
    paid.push({ bundle, leafHash, amount });
  }
  return paid;
}

/** Waits until every segment is on the rollup. @throws UnavailableError RECEIPT_TIMEOUT */
export async function untilPosted(
  coordinator: CoordinatorClient,
  paid: readonly PaidSegment[],
  timeoutMs: number,
): Promise<ReceiptStatus[]> {
  const statuses: ReceiptStatus[] = [];
  // one after another: a long answer has many segments, and once the last is posted nobody waits
  for (const { leafHash } of paid) statuses.push(await coordinator.waitFor(leafHash, 'posted', timeoutMs));
  const missing = statuses.find((status) => status.postTx === null);
  if (missing !== undefined) {
    throw new UnavailableError('RECEIPT_NOT_POSTED', 'the coordinator names no transaction for a segment', {
      details: { leafHash: bytesToHex(missing.leafHash) },
    });
  }
  return statuses;
}
