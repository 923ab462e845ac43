/**
 * What a coordinator says of the sessions that it settles vouchers in: which it runs, what it has settled, for whom; and settling what
 * is paid ahead. Nobody takes its word: sessions are looked up on the chain, and steps are signed.
 * @module
 */
import type { Address } from 'viem';
import { z } from 'zod';
import { parseWith } from '../../crypto/attest/fields.ts';
import { type CborValue, decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import {
  type SignedVoucher,
  SignedVoucherSchema,
  type Voucher,
  voucherToCbor,
} from '../../settlement/batch/voucher.ts';
import { channelKey, channelSpent, sessionAccount } from '../../settlement/ephemeral/accounting.ts';
import type { StepPlace } from '../../settlement/ephemeral/committing.ts';
import {
  decodeSettled,
  encodeSettled,
  MAX_SETTLED_BYTES,
  type SessionContracts,
  type SettledStep,
} from '../../settlement/ephemeral/settling.ts';
import { answered, type HandingOn } from './handing-on.ts';
import { createPerMinute, createPrepaying, PER_MINUTE, type PrepayingLedger } from './prepaying.ts';
import type { Sequencing, SessionOffer } from './sequencing.ts';

const wei = z.string().regex(/^(0|[1-9]\d{0,38})$/);
const account = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);
const nothing = z.strictObject({}) as unknown as z.ZodType<Record<string, never>>;

const MAX_OFFERS = 16;
/** Of one question: a node's running sessions with one client. */
export const MAX_CHANNELS = 256;

type Offers = { sessions: { number: number; endsAt: number }[] };
const offersMethod: RpcMethod<Record<string, never>, Offers> = {
  protocol: '/veilmesh/pay-session/offers/1',
  request: nothing,
  response: z.strictObject({
    sessions: z.array(z.strictObject({ number: uint(), endsAt: uint() })).max(MAX_OFFERS),
  }),
  maxBytes: 4_096,
};

const stepMethod: RpcMethod<{ session: number; channel: Uint8Array }, { step: Uint8Array | null }> = {
  protocol: '/veilmesh/pay-session/step/1',
  request: z.strictObject({ session: uint(), channel: bytes(32) }),
  response: z.strictObject({ step: bytesUpTo(MAX_SETTLED_BYTES).nullable() }),
  maxBytes: MAX_SETTLED_BYTES + 64,
};

/** More than a commit of 4,096 steps has levels. */
const MAX_PATH = 16;

type Place = { place: { number: number; path: Uint8Array[] } | null };
const placeMethod: RpcMethod<{ session: number; seq: number }, Place> = {
  protocol: '/veilmesh/pay-session/place/1',
  request: z.strictObject({ session: uint(), seq: uint() }),
  response: z.strictObject({
    place: z.strictObject({ number: uint(), path: z.array(bytes(32)).max(MAX_PATH) }).nullable(),
  }),
  maxBytes: 64 * MAX_PATH,
};

type SpendingRequest = { session: number; client: Address; channels: Uint8Array[] };
const spendingMethod: RpcMethod<SpendingRequest, { paid: string; spent: string[] }> = {
  protocol: '/veilmesh/pay-session/spending/1',
  request: z.strictObject({
    session: uint(),
    client: account,
    channels: z.array(bytes(32)).max(MAX_CHANNELS),
  }),
  response: z.strictObject({ paid: wei, spent: z.array(wei).max(MAX_CHANNELS) }),
  maxBytes: 64 * MAX_CHANNELS,
};

const prepayMethod: RpcMethod<{ voucher: Uint8Array }, { step: Uint8Array }> = {
  protocol: '/veilmesh/pay-session/prepay/1',
  request: z.strictObject({ voucher: bytesUpTo(MAX_SETTLED_BYTES) }),
  response: z.strictObject({ step: bytesUpTo(MAX_SETTLED_BYTES) }),
  maxBytes: MAX_SETTLED_BYTES + 64,
};

/**
 * @param sequencing null: this coordinator runs no sessions, and says so
 * @param ledger where sessions and delegations are
 * @param handingOn to whichever process of the coordinator has the sessions; null where there is one process
 */
export async function servePaySessions(
  host: MeshHost,
  sequencing: Sequencing | null,
  ledger: PrepayingLedger,
  handingOn: HandingOn | null = null,
): Promise<() => Promise<void>> {
  const now = () => performance.now();
  const prepay = sequencing === null ? null : createPrepaying(sequencing, ledger, now);
  const countHandedOn = createPerMinute(PER_MINUTE, now);
  const sequencerOf = (session: number) => {
    const sequencer = sequencing?.sequencer(session) ?? null;
    if (sequencer !== null) return sequencer;
    throw unknownSession(session);
  };
  const serve = <Request extends CborValue, Response extends CborValue>(
    method: RpcMethod<Request, Response>,
    own: (request: Request) => Promise<Response>,
  ): Promise<() => Promise<void>> =>
    handleRpc(host, method, (request, peerId) =>
      answered(host, handingOn, method, request, peerId, () => own(request)),
    );
  const stops = [
    await serve(offersMethod, async () => ({
      sessions: (sequencing?.offers() ?? []).slice(0, MAX_OFFERS).map((offer) => ({ ...offer })),
    })),
    await serve(stepMethod, async ({ session, channel }) => {
      const found = sequencerOf(session).newest(channel);
      return { step: found === null ? null : encodeSettled({ session, ...found }) };
    }),
    await serve(placeMethod, async ({ session, seq }) => {
      const place = sequencerOf(session).place(seq);
      return { place: place && { number: place.number, path: [...place.path] } };
    }),
    await serve(spendingMethod, async ({ session, client, channels }) => {
      const { tree } = sequencerOf(session).state();
      return {
        paid: String(sessionAccount(tree, client).paid),
        spent: channels.map((channel) => String(channelSpent(tree, channel))),
      };
    }),
    await handleRpc(host, prepayMethod, async (request, peerId) => {
      const fellow = (await handingOn?.isFellow(peerId)) ?? false;
      const own = async () => {
        const value = decodeCbor(request.voucher, MAX_SETTLED_BYTES);
        const signed = parseWith(SignedVoucherSchema, value, 'VOUCHER_MALFORMED', 'voucher');
        if (prepay === null) throw unknownSession(signed.session ?? 0);
        return { step: encodeSettled(await prepay(fellow ? null : peerId, signed)) };
      };
      if (sequencing?.acting() === false) countHandedOn(peerId); // a fellow's peers are counted by the fellow
      return await answered(host, handingOn, prepayMethod, request, peerId, own);
    }),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

const unknownSession = (session: number): UsageError =>
  new UsageError('SESSION_UNKNOWN', 'this coordinator does not run that session', { details: { session } });

/** The same from afar. */
export interface PaySessionClient {
  offers(): Promise<readonly SessionOffer[]>;
  /** The newest step of a voucher's channel; null where it has none. Not verified. */
  step(session: number, voucher: Voucher): Promise<SettledStep | null>;
  /** Which commit has a step, and its path there; null while none does. Not verified. */
  place(session: number, seq: number): Promise<StepPlace | null>;
  /** Wei that a client has paid in a session, and of it on the channels of these vouchers. */
  spending(
    session: number,
    client: Address,
    vouchers: readonly Voucher[],
  ): Promise<{ readonly paid: bigint; readonly spent: bigint }>;
  /** Has a prepaid voucher settled, whole; the same again gets the same step. Not verified. @throws as createPrepaying */
  prepay(signed: SignedVoucher): Promise<SettledStep>;
}

export function createPaySessionClient(
  host: MeshHost,
  peerId: string,
  sequencer: Address,
  contracts: SessionContracts,
): PaySessionClient {
  return {
    offers: async () => (await callRpc(host, peerId, offersMethod, {})).sessions,
    async step(session, voucher) {
      const { step } = await callRpc(host, peerId, stepMethod, { session, channel: channelKey(voucher) });
      return step === null ? null : decodeSettled(step, sequencer, contracts);
    },
    place: async (session, seq) => (await callRpc(host, peerId, placeMethod, { session, seq })).place,
    async spending(session, client, vouchers) {
      const channels = vouchers.slice(0, MAX_CHANNELS).map(channelKey);
      const { paid, spent } = await callRpc(host, peerId, spendingMethod, { session, client, channels });
      return { paid: BigInt(paid), spent: spent.reduce((sum, one) => sum + BigInt(one), 0n) };
    },
    async prepay(signed) {
      const { step } = await callRpc(host, peerId, prepayMethod, {
        voucher: encodeCbor(voucherToCbor(signed)),
      });
      return decodeSettled(step, sequencer, contracts);
    },
  };
}
