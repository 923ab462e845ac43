/**
 * The sessions of a coordinator's account one after another: overlapping, over restarts, to the bond and the earnings of each.
 * @module
 */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createLogger } from '../../../node/log.ts';
import { OFFER_SECONDS, type Sequencing, startSequencing } from '../../../node/services/sequencing.ts';
import type { SignedVoucher } from '../../../settlement/batch/voucher.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { folderJournals, type SessionJournals } from '../../../settlement/ephemeral/journals.ts';
import type { SessionRecord } from '../../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { advanceChain } from '../../support/chain-time.ts';
import { waitFor } from '../../support/mesh.ts';
import { createWorld, ROLES, type World } from './world.ts';

const SECONDS = OFFER_SECONDS + 400;
const FEE = 10n ** 12n;
const { window, tailWindow } = DEV_PARAMETERS.sessions;
const WAIT_MS = 30_000;

describe('the sessions of a coordinator', () => {
  let world: World;
  let ledger: Ledger;
  let client: Ledger;
  let sequencing: Sequencing;
  let folder: string;
  let journals: SessionJournals;
  let served = 0;
  before(async () => {
    world = await createWorld();
    folder = join(world.folder, 'sequencer');
    journals = folderJournals(folder);
    [ledger, client] = await Promise.all([world.ledger(ROLES.coordinator), world.ledger(ROLES.client)]);
    sequencing = await start();
  });
  after(async () => {
    await sequencing?.stop();
    await world.close();
  });

  const start = (sessionSeconds = SECONDS): Promise<Sequencing> =>
    startSequencing({
      ledger,
      journals: async () => journals,
      sessionSeconds,
      onSequencer: () => {
        served += 1;
        return async () => {
          served -= 1;
        };
      },
      log: createLogger('sequencing', 'silent'),
      pollMs: 100,
    });
  const record = async (number: number): Promise<SessionRecord> =>
    (await ledger.sessions.session({ sequencer: ledger.account, number }))!;

  const advance = (seconds: number): Promise<void> => advanceChain(world.anvil.url, seconds);

  async function voucher(number: number, sessionId: Uint8Array, cumulative: bigint): Promise<SignedVoucher> {
    const session = { sequencer: ledger.account, number };
    return await signSessionVoucher(
      {
        client: client.account,
        coordinator: ledger.account,
        sessionId,
        modelRoot: world.cast.modelRoot,
        cumulative,
        payees: world.cast.nodes.map(({ node }) => ({ node, weight: 1 })),
        validUntil: (await record(number)).endsAt,
      },
      { chainId: client.chainId, contract: client.addresses.ephemeralSession, session },
      privateKeyToAccount(devAccount(ROLES.client).privateKey),
    );
  }

  it('settle a voucher up to what is asked, and less of it is the same step', async () => {
    assert.deepEqual(
      sequencing.offers().map(({ number }) => number),
      [1],
    );
    await client.sessions.delegate({ sequencer: ledger.account, number: 1 }, 10n ** 18n);
    const signed = await voucher(1, randomBytes(32), 9n * FEE);
    assert.equal(sequencing.newest(1, signed), null);
    const step = await sequencing.settle(1, signed, 4n * FEE);
    assert.deepEqual([step.order.settled, step.receipt.seq], [4n * FEE, 0]);
    const less = await sequencing.settle(1, signed, 3n * FEE);
    assert.deepEqual([less.order.settled, less.receipt.seq], [4n * FEE, 0]);
    const more = await sequencing.settle(1, signed, 9n * FEE);
    assert.deepEqual([more.receipt.seq, sequencing.newest(1, signed)?.receipt.seq], [1, 1]);
    const above = sequencing.settle(1, signed, 9n * FEE + 1n);
    await assert.rejects(above, { code: 'STEP_REFUSED', details: { refusal: 'AboveVoucher' } });
    await assert.rejects(sequencing.settle(2, signed, FEE), { code: 'SESSION_UNKNOWN' });
    await waitFor(async () => (await record(1)).steps === 2, 'the commit', WAIT_MS);
  });

  it('overlap: the next is offered before the one before is offered no more, which goes on', async () => {
    await advance(300);
    await waitFor(() => sequencing.offers()[0]?.number === 2, 'the next session', WAIT_MS);
    assert.deepEqual(
      sequencing.offers().map(({ number }) => number),
      [2, 1],
    );
    await advance(150);
    await waitFor(() => sequencing.offers().length === 1, 'the first to be offered no more', WAIT_MS);
    await sequencing.settle(1, await voucher(1, randomBytes(32), FEE), FEE);
  });

  it('are all gone on with after a restart', async () => {
    const signed = await voucher(1, randomBytes(32), FEE);
    const { receipt } = await sequencing.settle(1, signed, FEE);
    const [running, opened] = [served, await ledger.sessions.count(ledger.account)];
    await sequencing.stop();
    assert.equal(served, 0);
    sequencing = await start();
    assert.equal(served, running);
    assert.equal(sequencing.newest(1, signed)?.receipt.seq, receipt.seq);
    assert.equal((await sequencing.settle(1, signed, FEE)).receipt.seq, receipt.seq);
    assert.equal(await ledger.sessions.count(ledger.account), opened);
  });

  it('end by themselves; bond and earnings come back, and when everybody has exited nothing is kept', async () => {
    const { endsAt } = await record(1);
    await advance(endsAt - (await ledger.time()) - 50);
    await waitFor(async () => (await record(1)).endedAt !== 0, 'its end', WAIT_MS);
    const late = sequencing.settle(1, await voucher(1, randomBytes(32), FEE), FEE);
    await assert.rejects(late, { code: 'SEQUENCER_CLOSED' });
    await advance(window + 2);
    await waitFor(async () => (await record(1)).bondReturned, 'the bond', WAIT_MS);
    await advance(tailWindow + 2);
    const ref = { sequencer: ledger.account, number: 1 };
    await waitFor(() => ledger.sessions.exited(ref, ledger.account), 'its earnings', WAIT_MS);
    assert.ok(sequencing.sequencer(1) !== null, 'its log is served while others have not exited');
    assert.equal((await record(1)).convicted, false);
    assert.ok(readdirSync(folder).some((name) => name.endsWith('.sqlite')));
  });

  it('are none where they would be too short', async () => {
    await assert.rejects(start(OFFER_SECONDS), { code: 'SESSION_SECONDS' });
  });
});
