/**
 * Paying for what was proven, while it is being proven: deposit, one cumulative voucher a segment, submission, and the
 * way to the rollup.
 * @module
 */
import { type Address, parseEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import { shardsOf } from '../../models/shard/manifest.ts';
import { type Bundle, encodeBundle } from '../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../settlement/batch/channel.ts';
import type { ReceiptStatus } from '../../settlement/batch/coordinator.ts';
import { positionFee } from '../../settlement/batch/segment.ts';
import { type SignedVoucher, signVoucher, type Voucher } from '../../settlement/batch/voucher.ts';
import { paymentTerms } from '../../settlement/batch/voucher-digest.ts';
import { fundFromDev } from '../../settlement/chain/dev-accounts.ts';
import { DEV_CHAIN_ID } from '../../settlement/chain/dev-chain.ts';
import { signSessionVoucher } from '../../settlement/ephemeral/voucher.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
import { voucherMessage } from '../services/voucher-message.ts';
import type { Stages } from '../stages.ts';
import { nowSeconds } from '../tee/clock.ts';
import { type ClientConnection, clientAccount } from './connect.ts';
import type { ClientModel } from './model.ts';
import type { PaySession } from './pay-session.ts';
import type { AppraisedRoute } from './route.ts';

/** Deposits are made in steps of this, so that most queries need no transaction. */
export const DEPOSIT_STEP_WEI = parseEther('0.05');
const DEV_FUNDING_WEI = parseEther('1');
const GAS_RESERVE_WEI = parseEther('0.005');
/** Long enough for a coordinator that was down to come back and post; claims can be checked for longer. */
const VOUCHER_SECONDS = 20_000;

/** A segment that the coordinator answers for. */
export interface PaidSegment {
  readonly bundle: Bundle;
  readonly leafHash: Uint8Array;
  readonly amount: bigint;
}

/** Wei for one segment: Σ work units of its hops times the model's price. */
export const feeOf = (claims: readonly SignedClaim[], pricePerUnit: bigint): bigint =>
  claims.reduce((sum, { claim }) => sum + BigInt(claim.workUnits), 0n) * pricePerUnit;

/** What `positions` positions cost on this model at most, however they are cut into segments, which are rounded up. */
export const quote = (model: ClientModel, positions: number): bigint =>
  BigInt(positions) *
  positionFee(
    shardsOf(model.manifest).map((part) => part.cost),
    model.pricePerUnit,
  );

/** What a client announces, deposits and pays at most for all attempts at a request, of which each costs `price` at most. */
export const limitOf = (price: bigint): bigint => 2n * price;

/** The request would cost more than was announced. */
export const PAYMENT_LIMIT = 'PAYMENT_LIMIT';

/**
 * Makes sure that the escrow holds at least `needed` for this client with that coordinator.
 * @param step least that is deposited, if anything is
 * @throws UnavailableError CLIENT_UNFUNDED
 */
export async function ensureDeposit(
  connection: ClientConnection,
  coordinator: Address,
  needed: bigint,
  stages: Stages,
  step: bigint = DEPOSIT_STEP_WEI,
): Promise<void> {
  const { ledger } = connection;
  const { balance, withdrawing } = await ledger.accountOf(ledger.account, coordinator);
  const missing = needed - (balance - withdrawing);
  if (missing <= 0n) return;
  const amount = missing > step ? missing : step;
  await fundFor(connection, amount);
  const at = performance.now();
  await ledger.deposit(ledger.account, coordinator, amount);
  stages.done('deposit', `${Number(amount) / 1e18} ether into the escrow`, at);
}

/** Sees to it that the account has so much, and gas; on a development chain from its funded accounts. @throws UnavailableError CLIENT_UNFUNDED */
export async function fundFor({ ledger, network, config }: ClientConnection, amount: bigint): Promise<void> {
  const held = await ledger.balance(ledger.account);
  if (held >= amount + GAS_RESERVE_WEI) return;
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

/** Wei that the vouchers of these bundles promise and that have not been paid yet. */
export async function dueOf({ ledger }: ClientConnection, bundles: readonly Bundle[]): Promise<bigint> {
  const last = new Map(
    bundles.map(({ voucher }) => [bytesToHex(voucher.voucher.sessionId), voucher.voucher]),
  );
  let due = 0n;
  for (const voucher of last.values()) {
    const spent = await ledger.spent(channelOfVoucher(voucher));
    if (spent < voucher.cumulative) due += voucher.cumulative - spent;
  }
  return due;
}

/** One session's side of a payment. */
export interface PaidSession {
  readonly sessionId: Uint8Array;
  readonly route: AppraisedRoute;
}

/**
 * Pays for segments as they are verified, over all sessions of a request, and promises hops their pay a segment ahead, so that a
 * client that is gone owes for one segment at most. Nobody waits for it while an answer grows: what a coordinator that is away did not take is offered
 * again with the next segment.
 */
export interface Payments {
  /** @throws UnavailableError PAYMENT_LIMIT when this much more is more than was announced */
  require(fee: bigint): void;
  /** What all vouchers of sessions over this route have in common (`paymentTerms`). */
  terms(route: AppraisedRoute): Uint8Array;
  /**
   * The message that promises the hops of a session their pay for its first so many positions (node/services/voucher-message.ts).
   * What sessions that broke off were promised counts: what their hops computed they may claim, whatever came back of it.
   * @throws UnavailableError PAYMENT_LIMIT
   */
  promise(session: PaidSession, positions: number): Promise<Uint8Array>;
  /** This session never opened: nothing was sent in it, so nobody can claim what it was promised. */
  unopened(sessionId: Uint8Array): void;
  /** The next segment of this session, verified. @throws as require */
  add(session: PaidSession, claims: readonly SignedClaim[]): void;
  /** All segments of a session with their vouchers, signed. */
  bundles(sessionId: Uint8Array): Promise<readonly Bundle[]>;
  /** Wei that the vouchers of all sessions together promise. */
  owed(): bigint;
  /** Wei that hops of all sessions can claim at most, a segment ahead of what was verified. */
  promised(): bigint;
  /** Offers once more what is left, and resolves when it has been answered. Never rejects. */
  flush(): Promise<void>;
  /** What the coordinator has not answered for, in order. */
  left(): readonly Bundle[];
  /** What was claimed for it is free for other requests; absent where nothing was claimed. */
  readonly release?: () => void;
}

interface Account {
  /** Wei that its verified segments earned. */
  cumulative: bigint;
  /** Wei that its hops can claim at most by what they were promised. */
  ceiling: bigint;
  readonly bundles: Bundle[];
}

/** The coordinator of all sessions of a request. */
export interface SettlingCoordinator extends Pick<CoordinatorClient, 'submit'> {
  readonly account: Address;
}

/**
 * @param limit wei that all attempts together may cost
 * @param session in which vouchers are settled; null: by the escrow
 */
export function createPayments(
  connection: ClientConnection,
  model: ClientModel,
  coordinator: SettlingCoordinator,
  stages: Stages,
  limit: bigint,
  session: PaySession | null = null,
): Payments {
  const sessions = new Map<string, Account>();
  const waiting: Bundle[] = [];
  let owed = 0n;
  /** What all sessions can claim together. */
  let promised = 0n;
  let signing: Promise<void> = Promise.resolve();
  let offering: Promise<void> | undefined;

  const parties = (route: AppraisedRoute): Pick<Voucher, 'client' | 'coordinator' | 'payees'> => ({
    client: connection.ledger.account,
    coordinator: coordinator.account,
    payees: route.hops.map((hop, i) => ({
      node: hop.registration.node,
      weight: shardsOf(model.manifest)[i]!.cost,
    })),
  });

  const voucherFor = ({ sessionId, route }: PaidSession, cumulative: bigint): Promise<SignedVoucher> =>
    signFor(connection, { ...parties(route), sessionId, modelRoot: model.root, cumulative }, session);

  /** In order: a coordinator judges a segment by the one before. Never rejects. */
  async function handIn(): Promise<void> {
    while (waiting.length > 0) {
      try {
        await coordinator.submit(encodeBundle(waiting[0]!));
      } catch (thrown) {
        const { family, code, message } = asVeilmeshError(thrown);
        if (family === 'unavailable') return;
        stages.done('unpaid', `a segment that the coordinator refuses: ${message} (${code})`);
      }
      waiting.shift();
    }
  }

  const offer = (): Promise<void> => {
    offering ??= handIn().finally(() => {
      offering = undefined;
    });
    return offering;
  };

  function requireFee(fee: bigint): void {
    if (promised + fee <= limit) return;
    throw new UnavailableError(
      PAYMENT_LIMIT,
      'hops broke off so often that going on would cost more than was announced',
      {
        details: {
          owed: owed.toString(),
          promised: promised.toString(),
          next: fee.toString(),
          announced: limit.toString(),
        },
        hint: 'what was said so far is given; once the mesh is better, ask again: veilmesh status',
      },
    );
  }

  function accountOf({ sessionId }: PaidSession): Account {
    const name = bytesToHex(sessionId);
    const account = sessions.get(name) ?? { cumulative: 0n, ceiling: 0n, bundles: [] };
    sessions.set(name, account);
    return account;
  }

  /** This session may claim so much. @throws UnavailableError PAYMENT_LIMIT */
  function raise(account: Account, ceiling: bigint): void {
    const more = ceiling - account.ceiling;
    if (more <= 0n) return;
    requireFee(more);
    account.ceiling = ceiling;
    promised += more;
  }

  return {
    require: requireFee,
    terms: (route) => paymentTerms(parties(route)),
    async promise(session, positions) {
      const ceiling = quote(model, positions);
      raise(accountOf(session), ceiling);
      return voucherMessage(await voucherFor(session, ceiling));
    },
    unopened(sessionId) {
      const account = sessions.get(bytesToHex(sessionId));
      if (account === undefined) return;
      promised -= account.ceiling - account.cumulative;
      account.ceiling = account.cumulative;
    },
    left: () => [...waiting],
    add(session, claims) {
      const fee = feeOf(claims, model.pricePerUnit);
      const account = accountOf(session);
      raise(account, account.cumulative + fee);
      account.cumulative += fee;
      owed += fee;
      const { cumulative } = account;
      signing = signing.then(async () => {
        const voucher = await voucherFor(session, cumulative);
        const evidence = session.route.hops.map((hop) => hop.decoded);
        const bundle: Bundle = { version: 1, claims, evidence, voucher };
        account.bundles.push(bundle);
        waiting.push(bundle);
        void offer();
      });
      signing.catch(() => {}); // whoever asks for the bundles learns it
    },
    async bundles(sessionId) {
      await signing;
      return sessions.get(bytesToHex(sessionId))?.bundles ?? [];
    },
    owed: () => owed,
    promised: () => promised,
    async flush() {
      await signing.catch(() => {});
      await offering;
      await offer();
    },
  };
}

/** Signs a voucher for a session, or for the escrow. */
export async function signFor(
  connection: ClientConnection,
  terms: Omit<Voucher, 'validUntil'>,
  session: PaySession | null,
): Promise<SignedVoucher> {
  const { chainId, addresses } = connection.ledger;
  const signer = clientAccount(connection);
  const validUntil = nowSeconds() + VOUCHER_SECONDS;
  if (session === null) return await signVoucher({ ...terms, validUntil }, addresses, signer);
  const voucher = { ...terms, validUntil: Math.max(validUntil, session.endsAt) };
  const domain = { chainId, contract: addresses.ephemeralSession, session: session.ref };
  return await signSessionVoucher(voucher, domain, signer);
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
