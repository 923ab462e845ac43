/**
 * Where evidence is published, and contested: watchers and members keep what nodes registered, hand it to whoever asks by its hash, and
 * judge again what somebody brings.
 *
 * A node hands in what it registered; so may anybody else who has it. Kept is only what the chain says a node registered, so each byte kept has
 * a stake behind it.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { encodedEvidenceHash, MAX_EVIDENCE_BYTES } from '../../crypto/attest/evidence.ts';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import type { RevokeOptions } from '../../settlement/committee/gather-revocation.ts';
import { REVOCATION_KINDS } from '../../settlement/committee/revocation.ts';
import type { Revoker } from '../../settlement/committee/revoking.ts';
import type { Logger } from '../log.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { NetworkInfo } from './network.ts';

const registeredSchema = z.strictObject({ node: bytes(32), evidence: bytesUpTo(MAX_EVIDENCE_BYTES) });
type Registered = z.infer<typeof registeredSchema>;
const contestedSchema = registeredSchema.extend({ evidence: bytesUpTo(MAX_EVIDENCE_BYTES).nullable() });
type Contested = z.infer<typeof contestedSchema>;

const keepMethod: RpcMethod<Registered, Record<string, never>> = {
  protocol: '/veilmesh/evidence/keep/1',
  request: registeredSchema,
  response: z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  maxBytes: MAX_EVIDENCE_BYTES + 256,
};

const getMethod: RpcMethod<{ evidenceHash: Uint8Array }, { evidence: Uint8Array | null }> = {
  protocol: '/veilmesh/evidence/get/1',
  request: z.strictObject({ evidenceHash: bytes(32) }),
  response: z.strictObject({ evidence: bytesUpTo(MAX_EVIDENCE_BYTES).nullable() }),
  maxBytes: MAX_EVIDENCE_BYTES + 256,
};

const revocationSchema = z.strictObject({
  kind: z.enum(REVOCATION_KINDS),
  subject: bytes(32),
  from: uint(),
});
const revokeMethod: RpcMethod<
  { revocation: z.infer<typeof revocationSchema>; contested: Contested | null },
  { signature: Uint8Array }
> = {
  protocol: '/veilmesh/committee/revoke/1',
  request: z.strictObject({ revocation: revocationSchema, contested: contestedSchema.nullable() }),
  response: z.strictObject({ signature: bytes(48) }),
  maxBytes: MAX_EVIDENCE_BYTES + 512,
};

/** Requests that cost a look at the chain or at a quote, at once; more wait, one of each peer, in the order in which they came. */
const MAX_SERVED = 8;
const MAX_WAITING = 512;

export interface EvidenceDeskOptions {
  readonly ledger: Pick<LedgerReads, 'evidenceSince'>;
  readonly store: EvidenceStore;
  /** Null: this process has no seat in the committee. */
  readonly revoker: Revoker | null;
}

/** Returns the function that stops it. */
export async function serveEvidenceDesk(
  host: MeshHost,
  { ledger, store, revoker }: EvidenceDeskOptions,
): Promise<() => Promise<void>> {
  const asking = new Set<string>();
  const waiting: (() => void)[] = [];
  let served = 0;
  async function inTurn<T>(peer: string, work: () => Promise<T>): Promise<T> {
    if (asking.has(peer) || waiting.length >= MAX_WAITING) {
      throw new UnavailableError('EVIDENCE_DESK_BUSY', 'too much evidence is being looked at', {
        hint: 'ask again in a moment',
      });
    }
    asking.add(peer);
    try {
      if (served >= MAX_SERVED) await new Promise<void>((resolve) => waiting.push(resolve));
      else served++;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) served--;
        else next(); // its place goes on
      }
    } finally {
      asking.delete(peer);
    }
  }

  async function keep({ node, evidence }: Registered): Promise<void> {
    const hash = encodedEvidenceHash(evidence);
    if (store.has(hash, node)) return;
    if ((await ledger.evidenceSince(node, hash)) === null) {
      throw new VerificationError('EVIDENCE_UNREGISTERED', 'the node has not registered this evidence', {
        details: { node: bytesToHex(node), evidence: bytesToHex(hash) },
      });
    }
    await store.put(node, evidence);
  }

  const stops = [
    await handleRpc(host, keepMethod, async (request, peer) => {
      await inTurn(peer, () => keep(request));
      return {};
    }),
    await handleRpc(host, getMethod, async ({ evidenceHash }) => ({
      evidence: await store.get(evidenceHash),
    })),
  ];
  if (revoker !== null) {
    stops.push(
      await handleRpc(host, revokeMethod, ({ revocation, contested }, peer) =>
        inTurn(peer, async () => {
          const signature = await revoker.sign(revocation, contested);
          const { node, evidence } = contested ?? { node: null, evidence: null };
          if (node !== null && evidence !== null) await keep({ node, evidence }); // what it is founded on stays here to be looked at
          return { signature };
        }),
      ),
    );
  }
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

type Watchers = Pick<NetworkInfo, 'watchers'>;

async function reach(host: MeshHost, { watchers }: Watchers): Promise<string[]> {
  for (const { peerId, addresses } of watchers) await host.addAddresses(peerId, addresses);
  return watchers.map(({ peerId }) => peerId).filter((peerId) => peerId !== host.peerId);
}

/** Waits between the tries at a desk that is busy or not reached. */
const AGAIN_MS = [500, 2_000] as const;

async function trying<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const waitMs of AGAIN_MS) {
    try {
      return await work();
    } catch (thrown) {
      const { code, family } = asVeilmeshError(thrown);
      if (code !== 'EVIDENCE_DESK_BUSY' && family !== 'unavailable') throw thrown;
      await sleep(waitMs, undefined, { ...(signal === undefined ? {} : { signal }) });
    }
  }
  return await work();
}

/** Hands registered evidence to the watchers that the mesh names. @returns how many keep it */
export async function publishEvidence(
  host: MeshHost,
  network: Watchers,
  node: Uint8Array,
  evidence: Uint8Array,
): Promise<number> {
  const asked = await Promise.allSettled(
    (await reach(host, network)).map((peer) =>
      trying(() => callRpc(host, peer, keepMethod, { node, evidence })),
    ),
  );
  return asked.filter(({ status }) => status === 'fulfilled').length;
}

const OFFER_AGAIN_MS = 300_000;

/**
 * Offers what a node stands on again and again: watchers come, go, and forget. Says so where nobody keeps it.
 * @param publish resolves to how many keep it
 * @returns the function that stops it
 */
export function keepPublished(
  publish: () => Promise<number>,
  log: Pick<Logger, 'error'>,
  everyMs: number = OFFER_AGAIN_MS,
): () => void {
  const offer = async (): Promise<void> => {
    try {
      if ((await publish()) > 0) return;
      log.error('no watcher keeps the evidence of this node: whoever contests it cannot be shown it');
    } catch (thrown) {
      const { code, message } = asVeilmeshError(thrown);
      log.error('the evidence of this node was not published', { code, message });
    }
  };
  const timer = setInterval(() => void offer(), everyMs);
  return () => clearInterval(timer);
}

/** Registered evidence by its hash, from a watcher that has it. @throws UnavailableError EVIDENCE_NOWHERE */
export async function askPublished(
  host: MeshHost,
  network: Watchers,
  evidenceHash: Uint8Array,
): Promise<Uint8Array> {
  const peers = await reach(host, network);
  for (const peer of peers) {
    const { evidence } = await callRpc(host, peer, getMethod, { evidenceHash }).catch(() => ({
      evidence: null,
    }));
    if (evidence !== null && equalBytes(encodedEvidenceHash(evidence), evidenceHash)) return evidence;
  }
  throw new UnavailableError('EVIDENCE_NOWHERE', 'nobody who was asked has this evidence', {
    details: { evidence: bytesToHex(evidenceHash), asked: peers.length },
    hint: 'ask the node itself: veilmesh evidence get',
  });
}

/** Asks members whose peers are among the watchers that the mesh names, or connected. */
export const askRevokers =
  (host: MeshHost, network: Watchers): RevokeOptions['ask'] =>
  async ({ peerKey, slot }, { kind, subject, from }, contested, signal) => {
    const candidates = [...new Set([...(await reach(host, network)), ...host.peers()])];
    const peer = candidates.find((peerId) => equalBytes(publicKeyOfPeer(peerId), peerKey));
    if (peer === undefined) {
      throw new UnavailableError('MEMBER_AWAY', 'the member is not reached', { details: { slot } });
    }
    const request = {
      revocation: { kind, subject, from },
      contested: contested === null ? null : { node: contested.node, evidence: contested.evidence },
    };
    return (await trying(() => callRpc(host, peer, revokeMethod, request, { signal }), signal)).signature;
  };
