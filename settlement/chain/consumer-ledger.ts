/**
 * Questions that contracts ask (contracts/examples/AnswerConsumer.sol) over JSON-RPC: what is asked, and handing in the answer.
 * @module
 */
import type { Address, PublicClient } from 'viem';
import { bytesToHex, encodeFunctionData, hexToBytes, isAddressEqual, zeroAddress, zeroHash } from 'viem';
import type { ReceiptPlace } from '../batch/coordinator-types.ts';
import { headerToAbi } from '../batch/header.ts';
import { leafToAbi } from '../batch/leaf.ts';
import { workToAbi } from '../batch/settlement.ts';
import type { Voucher } from '../batch/voucher.ts';
import { answerConsumerAbi } from '../contracts/artifacts/answer-consumer.ts';
import { asking } from './reverts.ts';
import type { TxSender } from './sender.ts';
import type { TxResult } from './types.ts';

/** How far receipts have to be, by the contract's numbers. */
const NEEDED = ['challengeable', 'final'] as const;

export interface Question {
  /** Who may answer, and is paid for it. */
  readonly client: Address;
  readonly modelRoot: Uint8Array;
  /** keccak-256 of the prompt, as its asker writes it. */
  readonly promptHash: Uint8Array;
  readonly needed: (typeof NEEDED)[number];
  /** Unix seconds, after which the reward may be taken back. */
  readonly deadline: number;
  /** Wei. */
  readonly reward: bigint;
  readonly isAnswered: boolean;
  /** The request id of the answer is drawn with it. */
  readonly requestSalt: Uint8Array;
}

/** A segment that an answer was drawn in. */
export interface AnswerSegment {
  readonly place: ReceiptPlace;
  /** Signed claims of all hops, encoded. */
  readonly claims: readonly Uint8Array[];
  readonly payees: Voucher['payees'];
  /** `answerSalt` of crypto/commit/answer.ts. */
  readonly salt: Uint8Array;
  /** Token ids by position. */
  readonly ids: Int32Array;
}

export interface ConsumerReads {
  /** Null where the contract has no such question. */
  question(consumer: Address, id: bigint): Promise<Question | null>;
}

export interface ConsumerWrites {
  /** @param segments of one session, from its first on */
  answer(consumer: Address, id: bigint, segments: readonly AnswerSegment[]): Promise<TxResult>;
}

export const createConsumerReads = (client: PublicClient): ConsumerReads => ({
  async question(address, id) {
    const consumer = { address, abi: answerConsumerAbi } as const;
    return await asking("read a contract's question", async () => {
      const [[asker, ...question], salt] = await Promise.all([
        client.readContract({ ...consumer, functionName: 'questionOf', args: [id] }),
        client.readContract({ ...consumer, functionName: 'requestSalt', args: [id] }),
      ]);
      if (isAddressEqual(asker, zeroAddress)) return null;
      const [own, modelRoot, promptHash, needed, deadline, reward, answerHash] = question;
      return {
        client: own,
        modelRoot: hexToBytes(modelRoot),
        promptHash: hexToBytes(promptHash),
        needed: NEEDED[needed]!,
        deadline: Number(deadline),
        reward,
        isAnswered: answerHash !== zeroHash,
        requestSalt: hexToBytes(salt),
      };
    });
  },
});

export const createConsumerWrites = (sender: TxSender): ConsumerWrites => ({
  async answer(to, id, segments) {
    const proofs = segments.map(({ place, claims, payees, salt, ids }) => ({
      header: headerToAbi(place.header),
      receipt: leafToAbi(place.leaf),
      index: BigInt(place.index),
      path: place.path.map((node) => bytesToHex(node)),
      work: workToAbi(claims),
      payees: payees.map(({ node, weight }) => ({ node: bytesToHex(node), weight: BigInt(weight) })),
      salt: bytesToHex(salt),
      ids: bytesToHex(new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength)),
    }));
    const data = encodeFunctionData({
      abi: answerConsumerAbi,
      functionName: 'answer',
      args: [id, proofs],
    });
    return await sender.send({ to, data }, "answer a contract's question");
  },
});
