/**
 * How a node answers for what it claimed: checks that are opened against it, with witnesses that peers may keep for it too.
 * @module
 */
import { ANSWERER_POLL_MS, type Answerer, startAnswerer } from '../services/answerer.ts';
import { createRounds } from '../services/rounds.ts';
import { createWitnessBackup } from '../services/witness-backup.ts';
import type { Shutdown } from '../shutdown.ts';
import type { Keeping } from './keeping.ts';
import type { RunnerOptions } from './runner.ts';
import type { Booted } from './runner-booting.ts';
import type { Joined } from './runner-joining.ts';
import { reportProgress, sweepNow } from './witness-care.ts';

export function answerChecks(
  { host, introducer, ledger }: Joined,
  { own, witnesses, enclave, backUp }: Booted,
  node: Uint8Array,
  { peers, logs }: Keeping,
  { config, log }: RunnerOptions,
  shutdown: Shutdown,
): Answerer {
  let restoring: Promise<unknown> = Promise.resolve();
  if (config.witnessBackup) {
    const { data } = logs;
    const backup = createWitnessBackup({ host, operator: ledger.account, witnesses, peers, data, log });
    backUp(backup);
    const leaving = new AbortController();
    shutdown.add(() => leaving.abort());
    restoring = backup.restore(leaving.signal).catch((thrown: unknown) => {
      log.error('witnesses are not taken back from peers', { why: String(thrown) });
    });
  }
  const answerer = startAnswerer({
    ledger,
    rounds: createRounds(host, introducer, ledger.checks),
    node,
    witnesses: {
      hold: witnesses.hold,
      // what is not here may be on its way back: lost is final
      chain: (claimHash) =>
        witnesses.chain(claimHash).catch(async () => {
          await restoring;
          return await witnesses.chain(claimHash);
        }),
    },
    startProver: async (urgent) => enclave.startProver(await own.again(), urgent, reportProgress(log)),
    stopProver: () => enclave.stopProver(),
    log,
    pollMs: ANSWERER_POLL_MS,
  });
  shutdown.add(() => answerer.stop());
  shutdown.add(sweepNow(witnesses, log));
  return answerer;
}
