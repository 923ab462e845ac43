/**
 * Members of the committee over the mesh: a coordinator asks each for its signature under a batch.
 *
 * A member connects to the coordinators whose batches it judges, and names its peer's key on the chain; a coordinator
 * asks those members that are connected to it. Whoever is not is as silent as whoever does not answer.
 * @module
 */
import { z } from 'zod';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { callRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytes, uint } from '../../mesh/wire/schemas.ts';
import type { GatherOptions } from '../../settlement/committee/gather.ts';
import type { CommitteeMember } from '../../settlement/committee/member.ts';
import type { BatchVote } from '../../settlement/committee/types.ts';

const account = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);
const MAX_RECEIPTS = 0xffff_ffff;

const voteSchema = z.strictObject({
  coordinator: account,
  number: uint().min(1),
  previousHash: bytes(32),
  receiptsRoot: bytes(32),
  receiptCount: uint(MAX_RECEIPTS).min(1),
  dataHash: bytes(32),
  epoch: uint(),
});

const signMethod: RpcMethod<
  { vote: z.infer<typeof voteSchema>; request: Uint8Array },
  { signature: Uint8Array }
> = {
  protocol: '/veilmesh/committee/sign/1',
  request: z.strictObject({ vote: voteSchema, request: bytes(65) }),
  response: z.strictObject({ signature: bytes(48) }),
  maxBytes: 1_024,
};

/** How long a batch waits for the committee: a coordinator for its members, and a member for the data. */
export const VOTES_MS = 4_000;
/** Coordinators that are served at once, one request of each; more are refused. */
const MAX_SERVED = 8;

/** Serves a member. Returns the function that stops it. */
export function serveMember(host: MeshHost, member: CommitteeMember): Promise<() => Promise<void>> {
  const serving = new Set<string>();
  return handleRpc(host, signMethod, async ({ vote, request }, peer) => {
    // by peer: a request names who sends it, so nobody takes a place in another's name
    if (serving.has(peer) || serving.size >= MAX_SERVED) {
      throw new UnavailableError('MEMBER_BUSY', 'too many batches wait to be judged', {
        hint: 'ask again in a moment, or post without this member',
      });
    }
    serving.add(peer);
    try {
      return { signature: await member.sign(vote, request, peer) };
    } finally {
      serving.delete(peer);
    }
  });
}

/** Asks members that are connected to this host. */
export const askMembers =
  (host: MeshHost): GatherOptions['ask'] =>
  async (member, vote, request, signal) => {
    const key = bytesToHex(member.peerKey);
    const peer = host.peers().find((peerId) => bytesToHex(publicKeyOfPeer(peerId)) === key);
    if (peer === undefined) {
      throw new UnavailableError('MEMBER_AWAY', 'the member is not connected', {
        details: { slot: member.slot },
      });
    }
    const { signature } = await callRpc(
      host,
      peer,
      signMethod,
      { vote: requestOf(vote), request },
      { signal },
    );
    return signature;
  };

const requestOf = (vote: BatchVote): z.infer<typeof voteSchema> => {
  const { coordinator, number, previousHash, receiptsRoot, receiptCount, dataHash, epoch } = vote;
  return { coordinator, number, previousHash, receiptsRoot, receiptCount, dataHash, epoch };
};
