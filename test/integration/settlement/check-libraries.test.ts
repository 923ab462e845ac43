/**
 * The libraries behind spot-checks, compiled as they are deployed and called on a real chain: what they read of CBOR is
 * what the project's own decoder reads, or nothing; what they draw is what the twins draw.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Abi, type Address, bytesToHex, keccak256, type PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { concatBytes, u32be } from '../../../crypto/core/bytes.ts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { type Claim, claimHash, decodeSignedClaim, encodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { claimsHash } from '../../../settlement/batch/leaf.ts';
import { partiesHash } from '../../../settlement/batch/voucher-digest.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { createTxSender } from '../../../settlement/chain/sender.ts';
import { drawCells, drawKey, drawnHop, isSegmentDrawn } from '../../../settlement/checks/draws.ts';
import { compileSolidity, readSources } from '../../../settlement/contracts/compile.ts';
import { fc } from '../../support/fast-check.ts';

const CONTRACTS_FOLDER = join(import.meta.dirname, '../../../settlement/contracts');
const LIBRARIES = ['Cbor', 'Claims', 'DomainHash', 'Draws'].map((name) => `libraries/${name}.sol`);

/** Makes the libraries' internal functions callable. */
const HARNESS = `// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claim, Claims} from "./libraries/Claims.sol";
import {Draws} from "./libraries/Draws.sol";

contract Harness {
    function areRead(bytes[] calldata many) external view returns (bool[] memory are) {
        are = new bool[](many.length);
        for (uint256 i = 0; i < many.length; i++) {
            try this.read(many[i]) {
                are[i] = true;
            } catch {}
        }
    }

    function read(bytes calldata data) external pure returns (Claim memory) {
        return Claims.read(data);
    }

    function readCells(bytes calldata part) external pure returns (bytes32, uint256, uint256) {
        return Claims.readCells(part);
    }

    function shardRoot(bytes calldata part) external pure returns (bytes32) {
        return Claims.shardRoot(part);
    }

    function segmentHash(bytes[] calldata claims) external pure returns (bytes32) {
        return Claims.segmentHash(claims);
    }

    function isSegmentDrawn(bytes32 v1, bytes32 key, uint256 rate) external pure returns (bool) {
        return Draws.isSegmentDrawn(v1, key, rate);
    }

    function keyOf(bytes32 session, uint256 segment, uint256 attempt) external pure returns (bytes32) {
        return Draws.keyOf(session, segment, attempt);
    }

    function parties(address client, address coordinator, bytes32 payees) external pure returns (bytes32) {
        return Claims.parties(client, coordinator, payees);
    }

    function hopOf(bytes32 v1, bytes32 leafHash, uint256 hops) external pure returns (uint256) {
        return Draws.hopOf(v1, leafHash, hops);
    }

    function cells(bytes32 v2, bytes32 checkId, bytes32 innerRoot, uint256 total, uint256 count)
        external
        pure
        returns (uint256[] memory drawn)
    {
        drawn = new uint256[](count);
        for (uint256 i = 0; i < count; i++) {
            drawn[i] = Draws.cellOf(v2, checkId, innerRoot, total, i);
        }
    }
}
`;

const id = (seed: number): Uint8Array => sha256(u32be(seed));
const claimOf = (change: Partial<Claim> = {}): Claim => ({
  version: 1,
  chainId: 31_337,
  settlement: new Uint8Array(20).fill(1),
  sessionId: id(1),
  requestId: id(2),
  segment: 70_000,
  hopIndex: 2,
  hopCount: 30,
  attempt: 300,
  modelRoot: id(3),
  shardRoot: id(4),
  layers: [0, 900],
  semanticsHash: id(5),
  positions: [24, 2 ** 31],
  inCommits: id(6),
  outCommits: id(7),
  answerCommit: null,
  samplingHash: id(8),
  workUnits: 2 ** 40,
  prevClaim: id(9),
  clientNonce: id(10),
  evidenceHash: id(11),
  enclaveKey: new Uint8Array(96).fill(12),
  nextKey: null,
  notAfter: 1_800_000_000,
  ...change,
});
const signed = (change: Partial<Claim> = {}): Uint8Array =>
  encodeSignedClaim({ claim: claimOf(change), signature: new Uint8Array(48).fill(13) });

const CELLS = { root: id(20), count: 1_000, inner: 3, unproven: 0 };
const part = (cells: unknown = CELLS, more: Record<string, unknown> = {}): Uint8Array =>
  encodeCbor({
    role: 'shard',
    index: 1,
    ops: [0, 10],
    in: { values: [{ name: 'x', width: 8 }], width: 8, rows: 'n' },
    bytes: 70_000,
    cells,
    contentHash: id(21),
    ...more,
  } as never);

describe('the libraries of spot-checks', () => {
  let anvil: Anvil;
  let client: PublicClient;
  let abi: Abi;
  let address: Address;

  before(async () => {
    const sources = readSources(CONTRACTS_FOLDER);
    const own = Object.fromEntries(LIBRARIES.map((name) => [name, sources[name]!]));
    const compiled = await compileSolidity({ ...own, 'Harness.sol': HARNESS }, ['Harness']);
    const harness = compiled.get('Harness')!;
    abi = harness.abi as Abi;
    anvil = await startAnvil();
    const opened = await openClient(anvil.url);
    client = opened.client;
    // deployed: what a call with code returns is taken for new code, and none may begin with 0xef
    const sender = createTxSender(client, opened.chainId, privateKeyToAccount(devAccount(0).privateKey));
    const sent = await sender.send({ data: `0x${harness.bytecode}` }, 'deploy');
    address = sent.contractAddress!;
  });
  after(() => anvil.kill());

  const call = <T>(functionName: string, ...args: readonly unknown[]): Promise<T> =>
    client.readContract({ abi, address, functionName, args }) as Promise<T>;
  const refused = async (functionName: string, data: Uint8Array): Promise<void> => {
    await assert.rejects(call(functionName, bytesToHex(data)), /reverted/, bytesToHex(data));
  };

  const reads = async (bytes: Uint8Array): Promise<void> => {
    const claim = decodeSignedClaim(bytes).claim;
    const read = await call<Record<string, unknown>>('read', bytesToHex(bytes));
    assert.deepEqual(read, {
      hash: bytesToHex(claimHash(claim)),
      chainId: BigInt(claim.chainId),
      settlement: bytesToHex(claim.settlement),
      sessionId: bytesToHex(claim.sessionId),
      requestId: bytesToHex(claim.requestId),
      segment: BigInt(claim.segment),
      hopIndex: BigInt(claim.hopIndex),
      hopCount: BigInt(claim.hopCount),
      attempt: BigInt(claim.attempt),
      modelRoot: bytesToHex(claim.modelRoot),
      shardRoot: bytesToHex(claim.shardRoot),
      from: BigInt(claim.positions[0]),
      to: BigInt(claim.positions[1]),
      inCommits: bytesToHex(claim.inCommits),
      outCommits: bytesToHex(claim.outCommits),
      clientNonce: bytesToHex(claim.clientNonce),
      keyHash: keccak256(claim.enclaveKey),
      signatureHash: keccak256(decodeSignedClaim(bytes).signature),
      workUnits: BigInt(claim.workUnits),
      notAfter: BigInt(claim.notAfter),
    });
  };

  it('read claims as they were signed, with numbers of every width and fields that may be null', async () => {
    await reads(signed());
    for (const segment of [0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1])
      await reads(signed({ segment }));
    await reads(
      signed({ answerCommit: id(1), samplingHash: null, prevClaim: null, nextKey: new Uint8Array(96) }),
    );
  });

  it('read nothing of bytes that are no claim: cut off, longer, or with any byte changed', async () => {
    const bytes = signed();
    for (const cut of [0, 1, 6, 7, 100, bytes.length - 1]) await refused('read', bytes.subarray(0, cut));
    await refused('read', concatBytes(bytes, Uint8Array.of(0)));
    // what the project's decoder reads, the contract reads the same
    for (let i = 0; i < 160; i++) {
      const at = (i * 2_654_435_761) % bytes.length;
      const changed = bytes.slice();
      changed[at]! ^= 1 << (i % 8);
      if (isDecoded(changed)) await reads(changed);
      else await refused('read', changed);
    }
  });

  it('read a claim exactly where whoever would open its check can decode it', async () => {
    const changed = [
      ...FIELDS.flatMap((field) => VALUES.map((value) => withField(field, value))),
      ...fc
        .sample(fc.tuple(fc.constantFrom(...FIELDS), fieldValue), { numRuns: 400, seed: 3 })
        .map(([field, value]) => withField(field, value)),
      ...fc.sample(byteEdits, { numRuns: 400, seed: 4 }).map((edits) => {
        const bytes = signed();
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        return bytes;
      }),
    ];
    const decoded = changed.map(isDecoded);
    assert.ok(decoded.filter(Boolean).length > 100 && decoded.filter((is) => !is).length > 500);
    for (let from = 0; from < changed.length; from += 200) {
      const many = changed.slice(from, from + 200);
      const are = await call<boolean[]>(
        'areRead',
        many.map((bytes) => bytesToHex(bytes)),
      );
      for (const [i, is] of are.entries()) assert.equal(is, decoded[from + i], bytesToHex(many[i]!));
    }
  });

  it('read nothing of a claim with a field more, a field less, or a number in a longer form', async () => {
    const { segment, ...less } = claimOf();
    const signature = new Uint8Array(48);
    await refused('read', encodeCbor({ claim: less, signature } as never));
    await refused('read', encodeCbor({ claim: { ...claimOf(), extra: 1 }, signature } as never));
    await refused('read', encodeCbor({ claim: { ...less, segmenu: segment }, signature } as never));
    await refused('read', encodeCbor({ claim: claimOf(), signature, more: 1 } as never));
    await refused('read', encodeCbor({ claim: { ...claimOf(), version: 2 }, signature } as never));
    const bytes = signed({ hopIndex: 2 });
    const at = indexOf(bytes, 'hopIndex') + 8;
    await refused('read', concatBytes(bytes.subarray(0, at), Uint8Array.of(0x18, 2), bytes.subarray(at + 1)));
  });

  it('find the cells of a part among whatever else it says, and only there', async () => {
    const expected = [bytesToHex(CELLS.root), 1_000n, 3n];
    assert.deepEqual(await call('readCells', bytesToHex(part())), expected);
    const nested = { a: [1, { cells: { root: id(1), count: 1, inner: 1, unproven: 1 } }], flag: true };
    assert.deepEqual(await call('readCells', bytesToHex(part(CELLS, { nested }))), expected);
    assert.equal(await call('shardRoot', bytesToHex(part())), bytesToHex(hash('shard-root/v1', part())));
  });

  it('find no cells where there are none, or where a part is not well-formed', async () => {
    const { root, ...less } = CELLS;
    for (const cells of [
      null,
      7,
      {},
      less,
      { ...CELLS, more: 1 },
      { ...less, root: id(1).subarray(1) },
      [CELLS],
    ]) {
      await refused('readCells', part(cells));
    }
    await refused('readCells', encodeCbor({ index: 1 }));
    await refused('readCells', part().subarray(0, part().length - 1));
    await refused('readCells', concatBytes(part(), Uint8Array.of(0)));
    // {"cells": ..., "cells": ...}, out of order, an indefinite map, a float, a tag
    const own = encodeCbor(CELLS);
    const key = encodeCbor('cells');
    const index = concatBytes(encodeCbor('index'), Uint8Array.of(1));
    const map = (...items: Uint8Array[]): Uint8Array =>
      concatBytes(Uint8Array.of(0xa0 + items.length / 2), ...items);
    assert.deepEqual(await call('readCells', bytesToHex(map(key, own))), [bytesToHex(root), 1_000n, 3n]);
    await refused('readCells', map(key, own, key, own));
    await refused('readCells', concatBytes(Uint8Array.of(0xa2), index, key, own));
    await refused('readCells', concatBytes(Uint8Array.of(0xbf), key, own, Uint8Array.of(0xff)));
    await refused('readCells', map(key, own, encodeCbor('index'), Uint8Array.of(0xf9, 0, 0)));
    await refused('readCells', map(key, own, encodeCbor('index'), Uint8Array.of(0xc1, 0)));
    await refused('readCells', map(key, own, encodeCbor('index'), Uint8Array.of(0x9f, 0xff)));
    await refused(
      'readCells',
      map(key, own, encodeCbor('index'), Uint8Array.of(0xbb, ...new Uint8Array(8).fill(255))),
    );
  });

  it("hash a segment's claims as leaves do", async () => {
    for (const claims of [[], [signed()], [signed(), new Uint8Array(0), id(1)], [new Uint8Array(0)]]) {
      const listed = claims.map((claim) => bytesToHex(claim));
      assert.equal(await call('segmentHash', listed), bytesToHex(claimsHash(claims)));
    }
  });

  it('hash the parties of a session as its client does', async () => {
    const [client, coordinator] = [devAccount(1).address, devAccount(2).address];
    const parties = await call('parties', client, coordinator, bytesToHex(id(7)));
    assert.equal(parties, bytesToHex(partiesHash(client, coordinator, id(7))));
  });

  it('draw as the twins do', async () => {
    for (let i = 0; i < 12; i++) {
      const [v, check, root] = [id(i), id(i + 100), id(i + 200)] as const;
      const total = [1, 2, 5, 16, 17, 100, 2 ** 20, 2 ** 40][i % 8]!;
      const drawn = drawCells(v, check, root, total, 16);
      const texts = [v, check, root].map((bytes) => bytesToHex(bytes));
      assert.deepEqual(await call('cells', ...texts, BigInt(total), BigInt(drawn.length)), drawn.map(BigInt));
      const rate = [0, 4_096, 32_768, 65_535, 65_536][i % 5]!;
      assert.equal(
        await call('isSegmentDrawn', texts[0], texts[1], BigInt(rate)),
        isSegmentDrawn(v, check, rate),
      );
      assert.equal(await call('hopOf', texts[0], texts[1], BigInt(i + 1)), BigInt(drawnHop(v, check, i + 1)));
      const place = { sessionId: v, segment: i * 2 ** 27, attempt: i };
      const key = await call('keyOf', texts[0], BigInt(place.segment), BigInt(i));
      assert.equal(key, bytesToHex(drawKey(place)));
    }
  });
});

const indexOf = (bytes: Uint8Array, text: string): number => Buffer.from(bytes).indexOf(text);

function isDecoded(bytes: Uint8Array): boolean {
  try {
    decodeSignedClaim(bytes);
    return true;
  } catch {
    return false;
  }
}

/** `signature` stands beside the claim, the others in it. */
const FIELDS = [...Object.keys(claimOf()), 'signature'];
/** Every type, and both sides of every bound of the schema. */
const VALUES: readonly unknown[] = [
  ...[null, false, 'text', [], {}, -1, 2n ** 60n],
  ...[0, 1, 2, 1_023, 1_024, 1_025, 2 ** 32 - 1, 2 ** 32, 253_402_300_799, 253_402_300_800, 2 ** 53 - 1],
  ...[0, 19, 20, 21, 31, 32, 33, 47, 48, 49, 95, 96, 97, 400].map((length) => new Uint8Array(length)),
  ...[[0], [0, 1], [1, 1], [2, 1], [0, 2 ** 32 - 1], [0, 2 ** 32], [0, 1, 2], [null, 1], [0, 'a']],
];
const fieldValue = fc.oneof(
  fc.nat(2 ** 31 - 1),
  fc.maxSafeNat(),
  fc.tuple(fc.nat(300), fc.nat(300)),
  fc.uint8Array({ maxLength: 100 }),
  fc.constantFrom(20, 32, 48, 96).map((length) => new Uint8Array(length).fill(length)),
  fc.constantFrom(...VALUES),
);
const byteEdits = fc.array(fc.tuple(fc.nat(5_000), fc.nat(255)), { minLength: 1, maxLength: 3 });

function withField(field: string, value: unknown): Uint8Array {
  const { claim, signature } = decodeSignedClaim(signed());
  if (field === 'signature') return encodeCbor({ claim, signature: value } as never);
  return encodeCbor({ claim: { ...claim, [field]: value }, signature } as never);
}
