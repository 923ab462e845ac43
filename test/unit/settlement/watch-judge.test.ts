/**
 * The judge of public data: an honest batch has no findings, and each edit of one is found by its own code.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Address } from 'viem';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, encodeSignedClaim, signClaim } from '../../../crypto/poea/claim.ts';
import type { Bundle } from '../../../settlement/batch/bundle.ts';
import { JUDGING_LATENESS } from '../../../settlement/batch/registered-evidence.ts';
import { claimPlace } from '../../../settlement/watch/equivocation.ts';
import type { Finding } from '../../../settlement/watch/findings.ts';
import type { Knowledge, PostedData } from '../../../settlement/watch/judge.ts';
import { decodeEquivocation, openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { segmentFee, unixNow } from '../../integration/settlement/world.ts';
import {
  createWatchCast,
  MAX_EVIDENCE_AGE,
  noBundle,
  type PostChange,
  type WatchCast,
} from '../../support/watch-cast.ts';

const OTHER: Address = `0x${'77'.repeat(20)}`;

describe('the judge of public data', () => {
  let cast: WatchCast;
  let memory: WatchMemory;
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-judge-'));
  let files = 0;
  let sessionId: Uint8Array;

  before(async () => {
    cast = await createWatchCast();
  });
  beforeEach(async () => {
    memory = await openWatchMemory(join(folder, `${files++}.sqlite`));
    memory.bind({ chainId: 31_337, rollup: OTHER });
    sessionId = randomBytes(32);
    cast.standing.node = {};
    cast.standing.model = {};
    cast.standing.evidenceAt = unixNow();
    cast.standing.revoked = {};
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Judges a batch, and remembers it. */
  async function judge(
    posted: PostedData & { readonly parent: Uint8Array },
    knowledge: Partial<Knowledge> = {},
  ): Promise<readonly Finding[]> {
    const { parent, ...data } = posted;
    const judgement = await cast.judge(data, memory, { parent, gaps: false, current: true, ...knowledge });
    memory.found(data.header, 'waiting');
    memory.judged(data.header, judgement, unixNow());
    return judgement.findings;
  }
  const findings = async (bundles: readonly Bundle[], change?: PostChange): Promise<string[]> =>
    (await judge(cast.post(bundles, change))).map(nameOf);
  const nameOf = (finding: Finding): string =>
    finding.kind === 'invalid' ? finding.code : finding.kind === 'unreadable' ? finding.code : finding.kind;

  const segments = async (count: number): Promise<Bundle[]> => {
    const made: Bundle[] = [];
    for (let i = 0; i < count; i++) {
      const previous = made.at(-1);
      made.push(await cast.segment({ sessionId, ...(previous === undefined ? {} : { previous }) }));
    }
    return made;
  };
  const edited = (edit: (claim: Claim, hop: number) => Claim): Promise<Bundle> =>
    cast.segment({ sessionId, editClaim: edit });

  it('finds nothing in honest batches, also where a session goes over several of them', async () => {
    const own = await segments(4);
    const others = await Promise.all([1, 2, 3].map(() => cast.segment({ sessionId: randomBytes(32) })));
    const first = cast.post([own[0]!, others[0]!, own[1]!]);
    assert.deepEqual(await judge(first), []);
    const second = cast.post([own[2]!, ...others.slice(1)], { before: first });
    assert.deepEqual(await judge(second), []);
    assert.deepEqual(await judge(cast.post([own[3]!], { before: second })), []);
    assert.deepEqual(memory.counts().findings, {});
  });

  it('tells what a segment follows by its claims, whoever else put the same numbers on claims of theirs', async () => {
    const two = async (attempt: number): Promise<Bundle[]> => {
      const options = {
        sessionId,
        requestId: randomBytes(32),
        editClaim: (own: Claim) => ({ ...own, attempt }),
      };
      const previous = await cast.segment(options);
      return [previous, await cast.segment({ ...options, previous })];
    };
    const [own, other] = [await two(0), await two(1)];
    const first = cast.post([own[0]!, other[0]!, other[1]!]);
    assert.deepEqual(await judge(first), []);
    assert.deepEqual(await judge(cast.post([own[1]!], { before: first })), []);
  });

  it('says nothing of a batch while a registry cannot be asked, and judges it again', async () => {
    const posted = cast.post(await segments(1));
    cast.standing.unreachable = true;
    await assert.rejects(judge(posted), { code: 'CHAIN_UNREACHABLE', family: 'unavailable' });
    cast.standing.unreachable = false;
    assert.deepEqual(memory.counts().findings, {});
    assert.deepEqual(await judge(posted), []);
  });

  describe('finds', () => {
    it('a batch that does not follow the one before', async () => {
      const first = cast.post(await segments(1));
      await judge(first);
      const bundle = await cast.segment({ sessionId: randomBytes(32) });
      const other = cast.post([bundle], { before: first, header: { previousHash: randomBytes(32) } });
      assert.deepEqual((await judge(other)).map(nameOf), ['order']);
    });

    it('receipts that are not those of the bundles: another fee, claims, client, payees, or order', async () => {
      const changes: PostChange['leaf'][] = [
        (leaf) => ({ ...leaf, amount: leaf.amount + 1n }),
        (leaf) => ({ ...leaf, claimsHash: randomBytes(32) }),
        (leaf) => ({ ...leaf, client: OTHER }),
        (leaf) => ({ ...leaf, payeesHash: randomBytes(32) }),
        (leaf) => ({ ...leaf, segment: 5 }),
      ];
      for (const leaf of changes) {
        const bundle = await cast.segment({ sessionId: randomBytes(32) });
        assert.deepEqual(await findings([bundle], { leaf: leaf! }), ['root']);
      }
    });

    it('what is no bundle', async () => {
      const bundle = await cast.segment({ sessionId });
      const found = await findings([bundle, await cast.segment({ sessionId: randomBytes(32) })], {
        encoded: (bytes, i) => (i === 0 ? noBundle() : bytes),
      });
      assert.deepEqual(found, ['BUNDLE_MALFORMED']);
    });

    it("a claim that its hop did not sign, and spares the neighbours'", async () => {
      const keys = cast.cast.nodes.map(({ keys: own }, hop) => (hop === 1 ? cast.bls.keygen() : own));
      const forged = await cast.segment({ sessionId, keys });
      const good = await cast.segment({ sessionId: randomBytes(32) });
      const posted = cast.post([good, forged]);
      const [finding, ...rest] = await judge(posted);
      assert.deepEqual(rest, []);
      assert.ok(finding?.kind === 'invalid' && finding.code === 'POEA_SIGNATURE' && finding.at.index === 1);
    });

    it('claims that do not link, of another run, of a wrong shard or cost, or under evidence of another', async () => {
      const cases: [string, (claim: Claim, hop: number) => Claim][] = [
        [
          'POEA_LINK_MISMATCH',
          (claim, hop) => (hop === 1 ? { ...claim, inCommits: randomBytes(32) } : claim),
        ],
        ['POEA_SPLICED', (claim, hop) => (hop === 2 ? { ...claim, clientNonce: randomBytes(32) } : claim)],
        [
          'POEA_SHARD_MISMATCH',
          (claim, hop) => (hop === 0 ? { ...claim, shardRoot: randomBytes(32) } : claim),
        ],
        [
          'POEA_WORK_UNITS',
          (claim, hop) => (hop === 0 ? { ...claim, workUnits: claim.workUnits + 1 } : claim),
        ],
        [
          'POEA_KEY_UNKNOWN',
          (claim, hop) => (hop === 0 ? { ...claim, evidenceHash: randomBytes(32) } : claim),
        ],
        ['POEA_CONTEXT', (claim) => ({ ...claim, chainId: 1 })],
        ['POEA_PREVIOUS', (claim) => ({ ...claim, positions: [5, 37] })],
      ];
      for (const [code, edit] of cases) {
        sessionId = randomBytes(32);
        const found = await findings([await edited(edit)]);
        assert.deepEqual(found, [code]);
      }
    });

    it('claims that run out before they can be checked: posted too late', async () => {
      const late = await edited((claim) => ({ ...claim, notAfter: unixNow() + 599 }));
      assert.deepEqual(await findings([late]), ['POEA_STALE']);
      sessionId = randomBytes(32);
      const good = await edited((claim) => ({ ...claim, notAfter: unixNow() + 605 }));
      assert.deepEqual(await findings([good]), []);
    });

    it('a segment whose predecessor is nowhere, but not where it may be in a batch that is unknown', async () => {
      const [, second] = await segments(2);
      assert.deepEqual(await findings([second!]), ['POEA_PREVIOUS']);
      assert.deepEqual(await judge(cast.post([second!]), { gaps: true }), []);
      assert.deepEqual(await findings([second!]), ['POEA_PREVIOUS', 'settled-twice']);
    });

    it('segments in the wrong order', async () => {
      const [first, second] = await segments(2);
      assert.deepEqual(await findings([second!, first!]), ['POEA_PREVIOUS']);
    });

    it('vouchers that their client did not sign, that had run out, or that are exceeded', async () => {
      const bundle = await cast.segment({ sessionId });
      const { voucher } = bundle.voucher;
      const foreign = { ...bundle, voucher: { ...bundle.voucher, voucher: { ...voucher, client: OTHER } } };
      assert.deepEqual(await findings([foreign]), ['VOUCHER_SIGNATURE']);
      assert.deepEqual(
        await findings([await cast.segment({ sessionId: randomBytes(32), validUntil: unixNow() - 2 })]),
        ['VOUCHER_EXPIRED'],
      );
      const fee = segmentFee();
      const own = randomBytes(32);
      const first = await cast.segment({ sessionId: own, cumulative: fee });
      const second = await cast.segment({ sessionId: own, previous: first, cumulative: 2n * fee - 1n });
      assert.deepEqual(await findings([first]), []);
      assert.deepEqual(await findings([second]), ['overrun']);
    });

    it('fees over a voucher inside one batch too, and none where a later voucher covers them', async () => {
      const fee = segmentFee();
      const first = await cast.segment({ sessionId, cumulative: fee });
      const second = await cast.segment({ sessionId, previous: first, cumulative: fee });
      const found = await judge(cast.post([first, second]));
      assert.deepEqual(found.map(nameOf), ['overrun']);
      assert.ok(found[0]?.kind === 'overrun' && found[0].ceiling === fee && found[0].required === 2n * fee);
    });

    it('nodes and models that were not to be used, while the registries speak of that time', async () => {
      cast.standing.node = { serving: false, staked: false, exitAt: 1 };
      assert.deepEqual(await findings([await cast.segment({ sessionId })]), ['NODE_NOT_SERVING']);
      const later = cast.post([await cast.segment({ sessionId: randomBytes(32) })]);
      assert.deepEqual(await judge(later, { current: false }), []);
      cast.standing.node = {};
      cast.standing.model = { servable: false };
      assert.deepEqual(await findings([await cast.segment({ sessionId: randomBytes(32) })]), [
        'MODEL_NOT_SERVABLE',
      ]);
    });

    it('evidence that was too old or revoked, by more than the time that a batch may have waited; at any time later, too', async () => {
      const old = unixNow() - MAX_EVIDENCE_AGE;
      const cases: [string, Partial<WatchCast['standing']>, readonly string[]][] = [
        ['lapsed just now', { evidenceAt: old - JUDGING_LATENESS + 60 }, []],
        ['lapsed long ago', { evidenceAt: old - JUDGING_LATENESS - 60 }, ['NODE_EVIDENCE_STALE']],
      ];
      for (const by of ['evidence', 'measurement', 'model'] as const) {
        const from = unixNow() - JUDGING_LATENESS;
        cases.push([`revoked just now: ${by}`, { revoked: { [by]: from + 60 } }, []]);
        cases.push([`revoked long ago: ${by}`, { revoked: { [by]: from - 60 } }, ['NODE_REVOKED']]);
      }
      for (const [what, change, expected] of cases) {
        Object.assign(cast.standing, { evidenceAt: unixNow(), revoked: {}, ...change });
        for (const current of [true, false]) {
          const posted = cast.post([await cast.segment({ sessionId: randomBytes(32) })]);
          assert.deepEqual((await judge(posted, { current })).map(nameOf), expected, what);
        }
      }
    });

    it('a node that registered another measurement or platform than it shows', async () => {
      for (const [code, change] of [
        ['NODE_MEASUREMENT', { measurement: randomBytes(32) }],
        ['NODE_PLATFORM', { platformId: randomBytes(32) }],
      ] as const) {
        cast.standing.node = change;
        assert.deepEqual(await findings([await cast.segment({ sessionId: randomBytes(32) })]), [code]);
      }
    });

    it('nothing in what others posted before it without right: no place is taken, and no ceiling raised', async () => {
      const bundle = await cast.segment({ sessionId, cumulative: segmentFee() });
      const next = await cast.segment({ sessionId, previous: bundle, cumulative: segmentFee() });
      const forged = (own: Bundle): Bundle => ({
        ...own,
        voucher: { ...own.voucher, voucher: { ...own.voucher.voucher, cumulative: 10n ** 20n } },
      });
      assert.deepEqual(await findings([forged(bundle)], { coordinator: OTHER }), ['VOUCHER_SIGNATURE']);
      assert.deepEqual(await findings([bundle]), []);
      assert.deepEqual(await findings([next]), ['overrun']);
    });

    it('no fault in a batch that somebody posts in the place of the coordinator that vouchers name', async () => {
      const bundle = await cast.segment({ sessionId });
      assert.deepEqual(await findings([bundle], { coordinator: OTHER }), []);
    });

    it('a segment that is posted twice: in one batch, in two, and by two coordinators', async () => {
      const bundle = await cast.segment({ sessionId });
      assert.deepEqual(await findings([bundle, bundle]), ['settled-twice']);
      assert.deepEqual(await findings([bundle]), ['settled-twice']);
      const elsewhere = await cast.segment({
        sessionId,
        editVoucher: (own) => ({ ...own, coordinator: OTHER }),
      });
      const found = await judge(cast.post([elsewhere], { coordinator: OTHER }));
      // the same segment under another voucher: claims differ in nothing but when they run out
      assert.ok(found.some(({ kind }) => kind === 'settled-twice'));
      const twice = found.find((finding) => finding.kind === 'settled-twice');
      assert.ok(twice?.kind === 'settled-twice' && twice.before.coordinator === cast.coordinator);
    });
  });

  describe('equivocation', () => {
    const other = (claim: Claim): Claim => ({ ...claim, outCommits: randomBytes(32) });
    /** The same places with another output of the last hop. */
    const second = (bundle: Bundle, edit = other): Bundle => ({
      ...bundle,
      claims: bundle.claims.map((signed, hop) =>
        hop === 2 ? signClaim(cast.bls, edit(signed.claim), cast.cast.nodes[hop]!.keys.secretKey) : signed,
      ),
    });

    it('is found across batches, and of one coordinator and another, with both claims', async () => {
      const bundle = await cast.segment({ sessionId });
      await judge(cast.post([bundle]));
      const lie = second(bundle);
      const found = await judge(cast.post([lie]));
      const finding = found.find(({ kind }) => kind === 'equivocation');
      assert.ok(finding?.kind === 'equivocation' && finding.hop === 2);
      assert.deepEqual(finding.evidence, {
        first: encodeSignedClaim(bundle.claims[2]!),
        second: encodeSignedClaim(lie.claims[2]!),
      });
      const [act, ...more] = memory.actsIn('due', 'convict');
      assert.deepEqual(more, []);
      assert.deepEqual(decodeEquivocation(act!.evidence!), finding.evidence);
    });

    it('is found inside one batch, and planned once, whatever comes first', async () => {
      const bundle = await cast.segment({ sessionId });
      const lie = second(bundle);
      const kinds = (await judge(cast.post([bundle, lie]))).map(({ kind }) => kind);
      assert.ok(kinds.includes('equivocation'));
      await judge(cast.post([lie, bundle]));
      assert.equal(memory.actsIn('due', 'convict').length, 1);
    });

    it('is none where the second claim is not signed by the key: nobody is framed', async () => {
      const bundle = await cast.segment({ sessionId });
      await judge(cast.post([bundle]));
      const forged: Bundle = {
        ...bundle,
        claims: bundle.claims.map((signed, hop) =>
          hop === 2 ? { claim: other(signed.claim), signature: signed.signature } : signed,
        ),
      };
      const kinds = (await judge(cast.post([forged]))).map(nameOf);
      assert.ok(kinds.includes('POEA_SIGNATURE') && !kinds.includes('equivocation'));
      assert.deepEqual(memory.actsIn('due', 'convict'), []);
    });

    it('is none of keys that no node has: whoever makes some up has nothing remembered', async () => {
      const keys = cast.cast.nodes.map(() => cast.bls.keygen());
      const known = await cast.segment({ sessionId });
      const bundle: Bundle = {
        ...known,
        claims: known.claims.map(({ claim }, hop) =>
          signClaim(cast.bls, { ...claim, enclaveKey: keys[hop]!.publicKey }, keys[hop]!.secretKey),
        ),
      };
      const lie: Bundle = {
        ...bundle,
        claims: bundle.claims.map(({ claim }, hop) =>
          signClaim(cast.bls, other(claim), keys[hop]!.secretKey),
        ),
      };
      const kinds = (await judge(cast.post([bundle, lie]))).map(({ kind }) => kind);
      assert.ok(!kinds.includes('equivocation'));
      assert.equal(memory.claimAt(claimPlace(bundle.claims[0]!.claim)), null);
      assert.deepEqual(memory.actsIn('due', 'convict'), []);
    });

    it('is found also in a bundle that is wrong otherwise', async () => {
      const bundle = await cast.segment({ sessionId });
      await judge(cast.post([bundle]));
      const lie = second(bundle, (claim) => ({ ...claim, outCommits: randomBytes(32), workUnits: 1 }));
      const kinds = (await judge(cast.post([lie]))).map(nameOf);
      assert.ok(kinds.includes('equivocation') && kinds.includes('POEA_WORK_UNITS'));
    });

    it('is none in a later attempt, or for another segment', async () => {
      const bundle = await cast.segment({ sessionId });
      await judge(cast.post([bundle]));
      const again = await cast.segment({
        sessionId,
        editClaim: (claim) => ({ ...claim, attempt: 1, outCommits: claim.outCommits }),
      });
      const kinds = (await judge(cast.post([again]))).map(({ kind }) => kind);
      assert.ok(!kinds.includes('equivocation'));
    });
  });
});
