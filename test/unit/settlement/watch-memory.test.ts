/**
 * What a watcher remembers: over a restart, after the chain lost blocks, and only as long as it is good for something.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { claimHash } from '../../../crypto/poea/claim.ts';
import type { Bundle } from '../../../settlement/batch/bundle.ts';
import { slotOf } from '../../../settlement/batch/segment.ts';
import { payeesHash } from '../../../settlement/batch/voucher-digest.ts';
import { claimPlace } from '../../../settlement/watch/equivocation.ts';
import { chainOf, type PostedData } from '../../../settlement/watch/judge.ts';
import { openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { segmentFee, unixNow } from '../../integration/settlement/world.ts';
import { createWatchCast, type WatchCast } from '../../support/watch-cast.ts';

describe("a watcher's memory", () => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-watch-memory-'));
  let cast: WatchCast;
  let file: string;
  let memory: WatchMemory;
  let files = 0;
  let bundle: Bundle;

  before(async () => {
    cast = await createWatchCast();
  });
  beforeEach(async () => {
    file = join(folder, `${files++}.sqlite`);
    memory = await open();
    bundle = await cast.segment({ sessionId: randomBytes(32) });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function open(): Promise<WatchMemory> {
    const opened = await openWatchMemory(file);
    opened.bind({ chainId: 31_337, rollup: `0x${'11'.repeat(20)}` });
    return opened;
  }
  async function judge(posted: PostedData & { readonly parent: Uint8Array }): Promise<void> {
    const { parent, ...data } = posted;
    memory.found(data.header, 'waiting');
    const knowledge = { parent, gaps: false, current: true };
    memory.judged(data.header, await cast.judge(data, memory, knowledge), unixNow());
  }
  const slot = (): Uint8Array =>
    slotOf({ ...bundle.claims[0]!.claim, client: bundle.voucher.voucher.client });
  const spending = (): bigint => {
    const { client, coordinator, sessionId } = bundle.voucher.voucher;
    return memory.spending(client, coordinator, sessionId);
  };

  it('is the same after a restart: batches, claims, fees, data, acts, and how far it has looked', async () => {
    const posted = cast.post([bundle]);
    await judge(posted);
    memory.keep(posted.header, posted.bundles, unixNow() + 60);
    memory.scanned(77);
    assert.equal(memory.plan({ id: 'a', kind: 'convict', evidence: null, bond: 5n }, 1), true);
    memory.mark('a', 'begun', 2);
    memory.close();

    memory = await open();
    assert.equal(memory.scannedTo, 77);
    assert.equal(memory.batch(posted.header)?.state, 'judged');
    assert.deepEqual(memory.batch(posted.header)?.header, posted.header);
    assert.deepEqual(memory.bundlesOf(posted.header), posted.bundles);
    assert.deepEqual(memory.placeOf(slot()), {
      coordinator: posted.header.coordinator,
      number: 1,
      index: 0,
    });
    assert.deepEqual(memory.claimAt(claimPlace(bundle.claims[1]!.claim)), bundle.claims[1]);
    const chain = chainOf(bundle.claims.map(({ claim }) => claimHash(claim)));
    assert.deepEqual(memory.claimsOf(chain), bundle.claims);
    assert.equal(spending(), segmentFee());
    const { client, coordinator, sessionId, payees, cumulative } = bundle.voucher.voucher;
    assert.equal(memory.ceiling(client, coordinator, sessionId, payeesHash(payees)), cumulative);
    assert.equal(memory.plan({ id: 'a', kind: 'convict', evidence: null, bond: 5n }, 3), false);
    assert.equal(memory.act('a')?.state, 'begun');
    assert.deepEqual(memory.coordinators(), [posted.header.coordinator]);
  });

  it('forgets a batch in whose place the chain has another one, but not what keys have signed', async () => {
    const lost = cast.post([bundle]);
    await judge(lost);
    memory.found(lost.header, 'waiting'); // seen again: nothing changes
    assert.equal(memory.batch(lost.header)?.state, 'judged');
    const other = cast.post([await cast.segment({ sessionId: randomBytes(32) })]);
    memory.found(other.header, 'waiting');
    assert.equal(memory.batch(other.header)?.state, 'waiting');
    assert.equal(memory.placeOf(slot()), null);
    assert.equal(spending(), 0n);
    assert.deepEqual(memory.claimAt(claimPlace(bundle.claims[0]!.claim)), bundle.claims[0]);
    // the same receipt in the batch that takes its place is not there twice
    await judge(cast.post([bundle], { before: other }));
    assert.deepEqual(memory.counts().findings, {});
  });

  it('knows of gaps in the chain of one coordinator, in time', async () => {
    const first = cast.post([bundle]);
    const second = cast.post([await cast.segment({ sessionId: randomBytes(32) })], { before: first });
    memory.found(first.header, 'waiting');
    memory.found(second.header, 'waiting');
    const { postedAt } = first.header;
    assert.equal(memory.gapsBefore(first.header, 0), false);
    assert.equal(memory.gapsBefore(second.header, 0), true);
    assert.equal(memory.gapsBefore(second.header, postedAt + 1), false);
    assert.equal(memory.gapsBefore({ ...second.header, coordinator: `0x${'99'.repeat(20)}` }, 0), false);
    memory.gaveUp(first.header);
    assert.equal(memory.gapsBefore(second.header, 0), true);
    await judge(first);
    assert.equal(memory.gapsBefore(second.header, 0), false);
  });

  it('erases data and claims when their time is over, and what waits never', async () => {
    const posted = cast.post([bundle]);
    await judge(posted);
    const now = unixNow();
    memory.keep(posted.header, posted.bundles, now + 10);
    const waiting = cast.post([await cast.segment({ sessionId: randomBytes(32) })], { before: posted });
    memory.found(waiting.header, 'waiting');
    memory.prune(now + 9);
    assert.notEqual(memory.bundlesOf(posted.header), null);
    memory.prune(now + 11);
    assert.equal(memory.bundlesOf(posted.header), null);
    assert.notEqual(memory.claimAt(claimPlace(bundle.claims[0]!.claim)), null);
    memory.prune(now + 90_000);
    assert.equal(memory.claimAt(claimPlace(bundle.claims[0]!.claim)), null);
    assert.equal(memory.placeOf(slot()), null);
    assert.equal(memory.batch(posted.header), null);
    assert.equal(memory.batch(waiting.header)?.state, 'waiting');
  });

  it('keeps no data of a batch without a receipt that counts, and what it keeps no longer than it is of use', async () => {
    const keys = cast.cast.nodes.map(() => cast.bls.keygen());
    const forged = cast.post([await cast.segment({ sessionId: randomBytes(32), keys })]);
    memory.keep(forged.header, forged.bundles, unixNow() + 600);
    await judge(forged);
    assert.equal(memory.batch(forged.header)?.state, 'judged');
    assert.equal(memory.bundlesOf(forged.header), null);

    const lasting = await cast.segment({
      sessionId: randomBytes(32),
      editClaim: (claim) => ({ ...claim, notAfter: unixNow() + 10 ** 9 }),
    });
    await judge(cast.post([lasting], { before: forged }));
    const place = claimPlace(lasting.claims[0]!.claim);
    memory.prune(unixNow() + 28_790);
    assert.notEqual(memory.claimAt(place), null);
    memory.prune(unixNow() + 28_810);
    assert.equal(memory.claimAt(place), null);
  });

  it('hands out a part of the data, and says how much there is', () => {
    const { header, bundles } = cast.post([bundle, bundle, bundle]);
    assert.equal(memory.bundlesFrom(header, 0, 2), null);
    memory.keep(header, bundles, unixNow() + 60);
    assert.deepEqual(memory.bundlesFrom(header, 1, 1), { count: 3, bundles: [bundles[1]] });
    assert.deepEqual(memory.bundlesFrom(header, 3, 9), { count: 3, bundles: [] });
  });

  it('takes no verdict about a batch that has lost its place meanwhile', async () => {
    const posted = cast.post([bundle]);
    const { parent, ...data } = posted;
    memory.found(posted.header, 'waiting');
    const judgement = await cast.judge(data, memory, { parent, gaps: false, current: true });
    const other = { ...posted.header, postedAt: posted.header.postedAt + 1 };
    memory.found(other, 'waiting');
    memory.judged(posted.header, judgement, unixNow());
    assert.equal(memory.batch(other)?.state, 'waiting');
    assert.equal(memory.placeOf(slot()), null);
  });

  it('forgets acts that were refused, after a day, and none that are to be done', () => {
    memory.plan({ id: 'a', kind: 'convict', evidence: null, bond: 0n }, 100);
    memory.plan({ id: 'b', kind: 'convict', evidence: null, bond: 0n }, 100);
    memory.mark('a', 'refused', 100, 'WHY');
    memory.prune(100 + 86_400);
    assert.equal(memory.act('a')?.state, 'refused');
    memory.prune(100 + 86_401);
    assert.equal(memory.act('a'), null);
    assert.equal(memory.act('b')?.state, 'due');
  });

  it('has another batch in the same place challenged too', () => {
    const { header } = cast.post([bundle]);
    memory.note({ kind: 'signature', batch: header }, 5);
    memory.note({ kind: 'signature', batch: { ...header, postedAt: header.postedAt + 1 } }, 6);
    assert.equal(memory.actsIn('due', 'challenge').length, 2);
  });

  it('counts bonds that were risked in a time, and not those of what was refused', () => {
    memory.plan({ id: 'a', kind: 'buy', evidence: null, bond: 5n }, 100);
    memory.plan({ id: 'b', kind: 'buy', evidence: null, bond: 7n }, 200);
    memory.plan({ id: 'c', kind: 'buy', evidence: null, bond: 11n }, 200);
    memory.plan({ id: 'd', kind: 'convict', evidence: null, bond: 13n }, 200);
    memory.mark('b', 'done', 210);
    memory.mark('c', 'refused', 210, 'WHY');
    assert.equal(memory.bondsSince('buy', 0), 12n);
    assert.equal(memory.bondsSince('buy', 150), 7n);
    assert.deepEqual(memory.counts().acts, {
      'buy due': 1,
      'buy done': 1,
      'buy refused': 1,
      'convict due': 1,
    });
  });

  it('notes a finding about a batch once, with what can be done about it', () => {
    const { header } = cast.post([bundle]);
    memory.found(header, 'waiting');
    assert.equal(memory.note({ kind: 'withheld', batch: header, seconds: 31 }, 5), true);
    assert.equal(memory.note({ kind: 'withheld', batch: header, seconds: 32 }, 6), false);
    assert.equal(memory.note({ kind: 'signature', batch: header }, 6), true);
    assert.deepEqual(memory.counts().findings, { withheld: 1, signature: 1 });
    assert.deepEqual(
      memory.actsIn('due', 'challenge').map(({ bond }) => bond),
      [0n],
    );
    assert.match(
      memory.findings(5).at(-1)!.text,
      /batch 1 of 0x[0-9a-f]{8}: nobody handed out its data for 31 s/,
    );
  });
});
