/**
 * A sequencer in a process of its own that kills itself, with SIGKILL, at a chosen moment.
 *
 * Standard input brings vouchers in hex, a line each, or `commit`; standard output says which are settled: sequence number
 * and leaf. Arguments: folder of the world, RPC URL, moment, end of the session, and the database where the journal is in one.
 * @module
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { decodeCbor } from '../../../crypto/core/cbor.ts';
import { SignedVoucherSchema } from '../../../settlement/batch/voucher.ts';
import { readAddresses } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { createExecutor } from '../../../settlement/ephemeral/executor.ts';
import { openSessionJournal, type SessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { createSequencer } from '../../../settlement/ephemeral/sequencer.ts';
import { openSession } from '../../../settlement/ephemeral/state.ts';
import { ROLES } from '../../integration/settlement/world.ts';
import { openSharedSession } from '../../support/shared-session.ts';

/** never: until somebody else kills it. */
export type SessionMoment =
  | 'before-open'
  | 'after-open'
  | 'before-append'
  | 'after-append'
  | 'before-commit'
  | 'after-commit'
  | 'never';

const [folder, rpcUrl, moment, endsAt, place] = process.argv.slice(2) as [
  string,
  string,
  SessionMoment,
  string,
  string?,
];

function die(at: SessionMoment): void {
  if (moment === at) process.kill(process.pid, 'SIGKILL');
}

function killingLedger(ledger: Ledger): Ledger {
  const { sessions } = ledger;
  return {
    ...ledger,
    sessions: {
      ...sessions,
      async open(until, key) {
        die('before-open');
        const sent = await sessions.open(until, key);
        die('after-open');
        return sent;
      },
      async commit(session, draft) {
        die('before-commit');
        const sent = await sessions.commit(session, draft);
        die('after-commit');
        return sent;
      },
    },
  };
}

/** An append is durable when it returns, or in a shared journal with the flush that follows. */
function killingJournal(journal: SessionJournal): SessionJournal {
  const { shared } = journal;
  let appended = false;
  return {
    ...journal,
    shared: shared && {
      ...shared,
      async flush() {
        if (appended) die('before-append');
        await shared.flush();
        if (appended) die('after-append');
      },
    },
    append(steps) {
      if (shared === null) die('before-append');
      journal.append(steps);
      if (shared === null) die('after-append');
      appended = true;
    },
  };
}

const addresses = readAddresses(join(folder, 'addresses.json'));
const { privateKey } = devAccount(ROLES.coordinator);
const ledger = killingLedger(await createViemLedger({ rpcUrl, addresses, privateKey }));
const journal = killingJournal(
  place === undefined
    ? await openSessionJournal(join(folder, 'session.sqlite'))
    : (await openSharedSession(place, folder)).journal,
);
const session = await openSession(ledger, journal, Number(endsAt));
const sequencer = await createSequencer({
  ledger,
  journal,
  session,
  executor: await createExecutor(await ledger.sessions.code()),
  commitIntervalMs: null,
  depth: 0,
  onError: (error) => process.stderr.write(`${error.message}\n`),
});
process.stdout.write(`ready ${session.ref.number}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'commit') {
    await sequencer.commit();
    process.stdout.write('committed\n');
    continue;
  }
  const signed = SignedVoucherSchema.parse(decodeCbor(hex(line), 16_384));
  void sequencer
    .settle({ ...signed, settled: signed.voucher.cumulative })
    .then(({ receipt }) => process.stdout.write(`settled ${receipt.seq} ${bytesToHex(receipt.leaf)}\n`));
}
