/**
 * gossipsub behind two functions. Records carry their own signatures, so messages are unsigned (StrictNoSign)
 * and whoever forwards an invalid one answers for it: honest peers validate before they forward.
 * @module
 */
import { type GossipSub, gossipsub, StrictNoSign, TopicValidatorResult } from '@libp2p/gossipsub';
import { UsageError } from '../../crypto/core/errors.ts';
import { HEARTBEAT_TOPIC, MAX_GOSSIP_RPC_BYTES } from './presets.ts';
import type { Gossip, GossipTopic, GossipVerdict } from './types.ts';

const RESULT = {
  accept: TopicValidatorResult.Accept,
  ignore: TopicValidatorResult.Ignore,
  reject: TopicValidatorResult.Reject,
} as const satisfies Record<GossipVerdict, TopicValidatorResult>;

/** The libp2p service. */
export const gossipService = (): ReturnType<typeof gossipsub> =>
  gossipsub({
    globalSignaturePolicy: StrictNoSign,
    allowPublishToZeroTopicPeers: true,
    allowedTopics: [HEARTBEAT_TOPIC],
    maxInboundDataLength: MAX_GOSSIP_RPC_BYTES,
    // heartbeats are small: telling neighbours not to send one costs as much as its second copy
    idontwantMinDataSize: MAX_GOSSIP_RPC_BYTES,
    decodeRpcLimits: {
      maxSubscriptions: 16,
      maxMessages: 256,
      maxIhaveMessageIDs: 1_024,
      maxIwantMessageIDs: 1_024,
      maxIdontwantMessageIDs: 512,
      maxControlMessages: 128,
      maxPeerInfos: 16,
    },
    scoreParams: {
      // a localnet has every node behind one address, and so has an office
      IPColocationFactorWeight: 0,
      topics: {
        // P4 only: heartbeats are too sparse for the delivery-rate terms, which would punish honest peers
        [HEARTBEAT_TOPIC]: {
          topicWeight: 1,
          timeInMeshWeight: 0,
          timeInMeshQuantum: 1_000,
          timeInMeshCap: 1,
          firstMessageDeliveriesWeight: 0,
          firstMessageDeliveriesDecay: 0.5,
          firstMessageDeliveriesCap: 1,
          meshMessageDeliveriesWeight: 0,
          meshMessageDeliveriesDecay: 0.5,
          meshMessageDeliveriesCap: 1,
          meshMessageDeliveriesThreshold: 1,
          meshMessageDeliveriesWindow: 10,
          meshMessageDeliveriesActivation: 1_000,
          meshFailurePenaltyWeight: 0,
          meshFailurePenaltyDecay: 0.5,
          invalidMessageDeliveriesWeight: -10,
          invalidMessageDeliveriesDecay: 0.9,
        },
      },
    },
  });

/** @param onReject called once per message that a handler or the size bound rejected */
export function createGossip(pubsub: GossipSub, onReject: (peerId: string) => void): Gossip {
  const topics = new Map<string, GossipTopic>();

  async function judge(topic: GossipTopic, bytes: Uint8Array, from: string): Promise<GossipVerdict> {
    if (bytes.length > topic.maxBytes) return 'reject';
    return topic.onMessage(bytes, from);
  }

  function join(name: string, topic: GossipTopic): () => void {
    if (topics.has(name)) {
      throw new UsageError('MESH_TOPIC_JOINED', 'this topic already has its handler', {
        details: { topic: name },
      });
    }
    topics.set(name, topic);
    pubsub.topicValidators.set(name, async (peer, message) => {
      const verdict = await judge(topic, message.data, peer.toString());
      if (verdict === 'reject') onReject(peer.toString());
      return RESULT[verdict];
    });
    pubsub.subscribe(name);
    return () => {
      topics.delete(name);
      pubsub.topicValidators.delete(name);
      try {
        pubsub.unsubscribe(name);
      } catch {
        // the host was closed first, and with it every subscription
      }
    };
  }

  async function publish(name: string, bytes: Uint8Array): Promise<number> {
    const max = topics.get(name)?.maxBytes ?? 0;
    if (bytes.length > max) {
      throw new UsageError('MESH_GOSSIP_TOO_LARGE', 'message exceeds the bound of its topic', {
        details: { topic: name, bytes: bytes.length, max },
      });
    }
    const { recipients } = await pubsub.publish(name, bytes);
    return recipients.length;
  }

  return { join, publish };
}
