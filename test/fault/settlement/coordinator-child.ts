/**
 * A coordinator in a process of its own that kills itself, with SIGKILL, at a chosen moment.
 *
 * Standard input brings bundles in hex, a line each; standard output says which leaves are acknowledged.
 * Arguments: folder of the world, RPC URL, place of the journal, moment.
 * @module
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { privateKeyToAccount } from 'viem/accounts';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { COORDINATOR_DEFAULTS, createCoordinator } from '../../../settlement/batch/coordinator.ts';
import { openJournal } from '../../../settlement/batch/journal.ts';
import { readAddresses } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { LEASE_MS, ROLES, testPolicy } from '../../integration/settlement/world.ts';

/** never: until somebody else kills it. */
export type Moment =
  | 'before-post'
  | 'after-post'
  | 'before-finalize'
  | 'after-finalize'
  | 'before-settle'
  | 'after-settle'
  | 'never';

const [folder, rpcUrl, place, moment] = process.argv.slice(2) as [string, string, string, Moment];

const die = async (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return await new Promise<never>(() => undefined);
};

function killing(ledger: Ledger): Ledger {
  return {
    ...ledger,
    async postBatch(draft) {
      if (moment === 'before-post') await die();
      const posted = await ledger.postBatch(draft);
      return moment === 'after-post' ? await die() : posted;
    },
    async finalize(header) {
      if (moment === 'before-finalize') await die();
      const sent = await ledger.finalize(header);
      return moment === 'after-finalize' ? await die() : sent;
    },
    async settle(header, settlements) {
      if (moment === 'before-settle') await die();
      const sent = await ledger.settle(header, settlements);
      return moment === 'after-settle' ? await die() : sent;
    },
  };
}

const addresses = readAddresses(join(folder, 'addresses.json'));
const { privateKey } = devAccount(ROLES.coordinator);
const coordinator = await createCoordinator({
  ...COORDINATOR_DEFAULTS,
  ledger: killing(await createViemLedger({ rpcUrl, addresses, privateKey })),
  journal: await openJournal(place, { leaseMs: LEASE_MS }),
  bls: await loadBls(),
  policy: testPolicy(),
  signer: privateKeyToAccount(privateKey),
  certify: async () => null,
  clock: Date.now,
  // a chosen moment needs one batch of all three; a random one needs many
  batchSize: 3,
  batchIntervalMs: moment === 'never' ? 100 : 60_000,
  tickMs: 20,
});
coordinator.start();
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  coordinator.submit(hex(line)).then(
    ({ leafHash }) => process.stdout.write(`${bytesToHex(leafHash)}\n`),
    (error: unknown) => process.stdout.write(`refused ${String((error as { code?: unknown }).code)}\n`),
  );
}
