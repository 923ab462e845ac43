/**
 * Equivocation on a real chain: two claims of one key for one place cost stake once; everything that looks like it and is
 * none costs nothing.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { type Abi, bytesToHex, encodeFunctionData, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../../crypto/core/cbor.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { BlsKeyPair } from '../../../crypto/poea/bls.ts';
import {
  type Claim,
  claimHash,
  decodeSignedClaim,
  encodeSignedClaim,
  type SignedClaim,
  signClaim,
} from '../../../crypto/poea/claim.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { createTxSender, type TxSender } from '../../../settlement/chain/sender.ts';
import { equivocationAbi } from '../../../settlement/contracts/artifacts/equivocation.ts';
import { convictionId } from '../../../settlement/watch/equivocation.ts';
import { createWorld, ROLES, type World } from './world.ts';

const REPORTER = 8;

describe('equivocation on the chain', () => {
  let world: World;
  let reporter: Ledger;
  let sender: TxSender;
  let claim: Claim;
  let keys: BlsKeyPair;
  let node: Uint8Array;

  before(async () => {
    world = await createWorld();
    reporter = await world.ledger(REPORTER);
    const { client, chainId } = await openClient(world.anvil.url);
    sender = createTxSender(client, chainId, privateKeyToAccount(devAccount(REPORTER).privateKey));
    const [cast] = world.cast.nodes;
    keys = cast!.keys;
    node = cast!.node;
  });
  after(() => world.close());
  beforeEach(async () => {
    const bundle = await world.segment({ sessionId: randomBytes(32) });
    claim = bundle.claims[0]!.claim;
  });

  const sign = (own: Claim, by: BlsKeyPair = keys): SignedClaim => signClaim(world.bls, own, by.secretKey);
  const other = (): Claim => ({ ...claim, outCommits: randomBytes(32) });
  const stakeOf = async (): Promise<bigint> => (await reporter.getNode(node))!.stake;

  interface Raw {
    readonly claim: Uint8Array;
    readonly signature: Uint8Array;
  }
  const raw = (signed: SignedClaim): Raw => ({
    claim: encodeSignedClaim(signed),
    signature: g1ToEip2537(signed.signature),
  });
  /** Straight to the contract, past what the ledger itself refuses. */
  const send = (first: Raw, second: Raw, publicKey = g2ToEip2537(keys.publicKey)) =>
    sender.send(
      {
        to: world.addresses.equivocation,
        data: encodeFunctionData({
          abi: equivocationAbi as Abi,
          functionName: 'convict',
          args: [bytesToHex(publicKey), hexed(first), hexed(second)],
        }),
      },
      'convict',
    );
  const hexed = (one: Raw): { claim: Hex; signature: Hex } => ({
    claim: bytesToHex(one.claim),
    signature: bytesToHex(one.signature),
  });
  async function refused(code: string, first: Raw, second: Raw, publicKey?: Uint8Array): Promise<void> {
    const before = await stakeOf();
    await assert.rejects(send(first, second, publicKey), { code });
    assert.equal(await stakeOf(), before);
  }

  it('slashes a node that signed two claims for one place, and pays who shows it', async () => {
    const evidence = { first: encodeSignedClaim(sign(claim)), second: encodeSignedClaim(sign(other())) };
    const before = await stakeOf();
    const { pending } = await reporter.vault.claimable(reporter.account);
    assert.equal(await reporter.equivocation.isConvicted(evidence), false);
    const { blockNumber } = await reporter.equivocation.convict(evidence);
    const told = await reporter.disputes.between(blockNumber, blockNumber);
    const wei = before - (await stakeOf());
    assert.deepEqual(told.map((one) => [one.kind, one.wei]).sort(), [
      ['equivocated', wei],
      ['slashed', wei],
    ]);
    assert.equal(new Set(told.map(({ against }) => against)).size, 1);
    assert.equal(told.find(({ kind }) => kind === 'equivocated')!.by!.toLowerCase(), reporter.account);
    assert.deepEqual(await reporter.disputes.between(0, blockNumber - 1), []);
    assert.equal(await reporter.equivocation.isConvicted(evidence), true);
    const slashed = before - (await stakeOf());
    assert.ok(slashed >= before / 2n && slashed <= before);
    const reward = (await reporter.vault.claimable(reporter.account)).pending - pending;
    const { reporterBps } = DEV_PARAMETERS.equivocation;
    assert.equal(reward, (slashed * BigInt(reporterBps)) / 10_000n);
    assert.ok(reward * 2n <= slashed, 'at least half is burned: reporting oneself does not pay');
  });

  it('convicts once for a place, in whatever order and with whatever third claim', async () => {
    const [a, b, c] = [sign(claim), sign(other()), sign(other())];
    await send(raw(a), raw(b));
    for (const [x, y] of [
      [a, b],
      [b, a],
      [a, c],
      [c, b],
    ] as const) {
      await refused('ALREADY_CONVICTED', raw(x), raw(y));
    }
  });

  it('convicts for every place by itself, and for a key that was rotated away', async () => {
    const ledger = await world.ledger(ROLES.node);
    const fresh = world.bls.keygen();
    const { addresses } = world;
    await ledger.rotateKey({
      node,
      blsKey: fresh.publicKey,
      possession: world.bls.provePossession(
        fresh.secretKey,
        possessionContext(addresses.chainId, addresses.nodeRegistry, ledger.account),
      ),
      evidenceHash: randomBytes(32),
      measurement: randomBytes(32),
      platformId: randomBytes(32),
      oldKeyValidUntil: 0,
    });
    const before = await stakeOf();
    await send(raw(sign(claim)), raw(sign(other())));
    assert.ok((await stakeOf()) < before || before === 0n);
    // the new key is another one: what it signs for the same place is no second claim of the old one's
    const renewed = sign({ ...other(), enclaveKey: fresh.publicKey }, fresh);
    await refused('NOT_THE_SIGNER', raw(sign(claim)), raw(renewed));
    await refused('NOT_THE_SIGNER', raw(sign(claim)), raw(renewed), g2ToEip2537(fresh.publicKey));
  });

  it('is none: the same claim twice, also with another signature field around it', async () => {
    const one = sign(claim);
    await refused('SAME_CLAIM', raw(one), raw(one));
    const dressed = {
      claim: encodeSignedClaim({ ...one, signature: new Uint8Array(48) }),
      signature: raw(one).signature,
    };
    await refused('SAME_CLAIM', raw(one), dressed);
    await assert.rejects(
      reporter.equivocation.convict({ first: encodeSignedClaim(one), second: encodeSignedClaim(one) }),
      { code: 'EQUIVOCATION_NONE' },
    );
  });

  it('is none: another session, segment, hop or attempt; but another request of one session is', async () => {
    const changes: Partial<Claim>[] = [
      { sessionId: randomBytes(32) },
      { segment: claim.segment + 1 },
      { hopIndex: claim.hopIndex + 1 },
      { attempt: claim.attempt + 1 },
    ];
    for (const change of changes) {
      await refused('OTHER_PLACE', raw(sign(claim)), raw(sign({ ...claim, ...change })));
    }
    await send(raw(sign(claim)), raw(sign({ ...claim, requestId: randomBytes(32) })));
  });

  it('is none: a claim that the key did not sign, or that somebody else signed', async () => {
    const stranger = world.bls.keygen();
    const lie = other();
    const forged: SignedClaim = { claim: lie, signature: sign(claim).signature };
    await refused('BAD_SIGNATURE', raw(sign(claim)), raw(forged));
    await refused('BAD_SIGNATURE', raw(forged), raw(sign(claim)));
    const byOther: SignedClaim = { claim: lie, signature: sign(lie, stranger).signature };
    await refused('BAD_SIGNATURE', raw(sign(claim)), raw(byOther));
    await refused('NOT_THE_SIGNER', raw(sign(claim)), raw(sign(lie)), g2ToEip2537(stranger.publicKey));
    const own = { ...claim, enclaveKey: stranger.publicKey };
    const second = { ...own, outCommits: randomBytes(32) };
    await refused(
      'UNREGISTERED_KEY',
      raw(sign(own, stranger)),
      raw(sign(second, stranger)),
      g2ToEip2537(stranger.publicKey),
    );
  });

  it('is none: a malleated signature or key', async () => {
    const [one, two] = [raw(sign(claim)), raw(sign(other()))];
    const negated = bls12_381.G1.Point.fromBytes(sign(other()).signature).negate().toBytes(true);
    await refused('BAD_SIGNATURE', one, { ...two, signature: g1ToEip2537(negated) });
    await refused('BAD_SIGNATURE', one, { ...two, signature: new Uint8Array(128) });
    const { ORDER } = bls12_381.fields.Fp;
    const x = BigInt(bytesToHex(two.signature.subarray(0, 64)));
    const plusP = concatBytes(bytesOf(x + ORDER), two.signature.subarray(64));
    await refused('PRECOMPILE_FAILED', one, { ...two, signature: plusP });
    await refused('BAD_POINT_LENGTH', one, { ...two, signature: two.signature.subarray(1) });
    const key = g2ToEip2537(keys.publicKey);
    const otherKey = concatBytes(bytesOf(BigInt(bytesToHex(key.subarray(0, 64))) + ORDER), key.subarray(64));
    await assert.rejects(send(one, two, otherKey));
  });

  it('is none: bytes that are no claim, or that say the same in another form', async () => {
    const one = raw(sign(claim));
    await refused('MALFORMED_CBOR', one, { ...one, claim: one.claim.subarray(0, 40) });
    await refused('MALFORMED_CBOR', one, { ...one, claim: concatBytes(one.claim, Uint8Array.of(0)) });
    // a field more, or of a later version, was signed by no enclave, and is read by no contract
    const { claim: fields, signature } = decodeCbor(one.claim, 2_048) as {
      claim: object;
      signature: Uint8Array;
    };
    const more = encodeCbor({ claim: { ...fields, extra: 1 }, signature } as never);
    await refused('MALFORMED_CBOR', one, { ...one, claim: more });
    const later = encodeCbor({ claim: { ...fields, version: 2 }, signature } as never);
    await refused('MALFORMED_CBOR', one, { ...one, claim: later });
  });

  it('is none: claims for another chain or another rollup', async () => {
    const elsewhere: Partial<Claim>[] = [{ chainId: 1 }, { settlement: randomBytes(20) }];
    for (const change of elsewhere) {
      const [a, b] = [sign({ ...claim, ...change }), sign({ ...other(), ...change })];
      await refused('OTHER_SETTLEMENT', raw(a), raw(b));
    }
  });

  it('takes ether from nobody but the registry', async () => {
    await assert.rejects(reporter.transfer(world.addresses.equivocation, 1n), { code: 'ONLY_THE_REGISTRY' });
  });

  it('names convictions as the contract does', async () => {
    const evidence = { first: encodeSignedClaim(sign(claim)), second: encodeSignedClaim(sign(other())) };
    const { logs } = await send(
      raw(decodeSignedClaim(evidence.first)),
      raw(decodeSignedClaim(evidence.second)),
    );
    const topics = logs.flatMap((log) => [...log.topics]);
    assert.ok(topics.includes(bytesToHex(convictionId(node, claim))));
    assert.notDeepEqual(claimHash(claim), convictionId(node, claim));
  });
});

function bytesOf(value: bigint): Uint8Array {
  const out = new Uint8Array(64);
  for (let i = 63, left = value; i >= 0; i--, left >>= 8n) out[i] = Number(left & 0xffn);
  return out;
}
