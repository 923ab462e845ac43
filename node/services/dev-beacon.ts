/**
 * The development beacon: signs the rounds of a network that has no public one, with a key on this machine.
 *
 * It answers as drand's API does: a round, its signature, never one before its time. Nobody can choose what a round
 * says, but whoever holds the key knows every draw in advance: that is why everything that shows it says `development`.
 * Whoever needs a round on the chain asks for it here and hands it in (rounds.ts); what nobody waits for costs nothing.
 * @module
 */
import { z } from 'zod';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { loadMcl } from '../../crypto/poea/mcl.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, uint } from '../../mesh/wire/schemas.ts';
import { type BeaconTimes, ROUND_DST, roundMessage, roundTime } from '../../settlement/checks/rounds.ts';
import { nowSeconds } from '../tee/clock.ts';

/** Rounds of the development beacon: one every second. */
export const DEV_BEACON_PERIOD = 1;

export interface DevBeacon {
  /** Compressed G2, 96 bytes. */
  readonly publicKey: Uint8Array;
  /** Compressed G1, 48 bytes. */
  sign(round: number): Uint8Array;
}

/** @param seed 32 secret bytes */
export async function createDevBeacon(seed: Uint8Array): Promise<DevBeacon> {
  const [bls, curve] = await Promise.all([loadBls(), loadMcl()]);
  const { publicKey, secretKey } = bls.keygen(new Uint8Array([...seed, ...seed.subarray(0, 16)]));
  const scalar = curve.scalar(secretKey)!;
  return {
    publicKey,
    sign: (round) => curve.encodeG1(curve.multiply(curve.hashToG1(roundMessage(round), ROUND_DST), scalar)),
  };
}

const roundMethod: RpcMethod<{ round: number }, { signature: Uint8Array }> = {
  protocol: '/veilmesh/development-beacon/1',
  request: z.strictObject({ round: uint() }),
  response: z.strictObject({ signature: bytes(48) }),
  maxBytes: 128,
};

export const serveDevBeacon = (
  host: MeshHost,
  beacon: DevBeacon,
  times: BeaconTimes,
): Promise<() => Promise<void>> =>
  handleRpc(host, roundMethod, ({ round }) => {
    if (roundTime(times, round) > nowSeconds()) {
      throw new UnavailableError('ROUND_NOT_DUE', 'the beacon has not signed this round yet', {
        details: { round },
      });
    }
    return { signature: beacon.sign(round) };
  });

/** @throws UnavailableError ROUND_NOT_DUE, and when the peer cannot be reached */
export const askRound = async (host: MeshHost, peer: string, round: number): Promise<Uint8Array> =>
  (await callRpc(host, peer, roundMethod, { round })).signature;
