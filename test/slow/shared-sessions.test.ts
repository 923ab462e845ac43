/**
 * A query paid in a session of a coordinator that is two processes on one PostgreSQL, as its user meets it: the one that has the
 * sessions is killed in the middle, and the other, which nobody names, goes on with them.
 * @module
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { keyFile } from '../../node/keys.ts';
import type { LedgerReads } from '../../settlement/chain/ledger.ts';
import { accountAddress } from '../support/accounts.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { untilServing } from '../support/processes.ts';

const LOOK_MS = 60_000;

interface RunResult {
  readonly paid: { readonly by: string; readonly session: number; readonly step: number };
}

describe('two processes of one coordinator', { skip: NO_POSTGRES }, () => {
  let server: PostgresServer;
  let ledger: LedgerReads;
  const env: Record<string, string> = {};
  const mesh = fileMesh({
    args: ['--shards', '2'],
    env,
    async prepare() {
      server = await startPostgres();
      env.VEILMESH_JOURNAL_URL = await server.database();
    },
    async open(mesh) {
      ledger = await mesh.ledger();
    },
  });
  after(() => server.close());
  const { home } = mesh;
  const query = (digit: string) =>
    mesh.start(['run', '--model', 'digits', digit, '--pay', 'session', '--home', home, '--json'], { env });
  const paidBy = async (asking: ReturnType<typeof query>): Promise<RunResult['paid']> => {
    assert.equal((await asking.exited).code, 0, asking.stderr());
    return (JSON.parse(asking.stdout()) as RunResult).paid;
  };

  test('settle a query in a session whichever of them has it, also when it is killed in between', async () => {
    const listen = await mesh.listenOf();
    const other = join(home, 'other');
    mkdirSync(join(other, 'keys'), { recursive: true });
    cpSync(keyFile(join(home, 'coordinator'), 'account'), keyFile(other, 'account'));
    const { bootstrap } = mesh.localnet;
    const running = mesh.start(['coordinator', '--home', other, '--bootstrap', bootstrap, '--json'], { env });
    assert.deepEqual((await untilServing(running)).sessions, [], 'the first one has them');
    const first = await paidBy(query('7'));
    assert.deepEqual([first.by, first.session, first.step], ['session', 1, 0]);

    const asking = query('3');
    await waitFor(() => asking.stderr().includes('provisional') || asking.hasExited(), 'an answer', LOOK_MS);
    process.kill(mesh.localnet.processes.coordinator!, 'SIGKILL');
    const again = mesh.start(
      [
        'coordinator',
        '--home',
        join(home, 'coordinator'),
        '--bootstrap',
        bootstrap,
        '--listen',
        listen,
        '--json',
      ],
      { env },
    );
    await untilServing(again);
    const second = await paidBy(asking);
    assert.deepEqual([second.by, second.session, second.step], ['session', 1, 1]);

    const ref = { sequencer: accountAddress(join(home, 'coordinator')), number: 1 };
    await waitFor(async () => (await ledger.sessions.session(ref))?.steps === 2, 'the commits', LOOK_MS);
    assert.equal(await ledger.sessions.count(ref.sequencer), 1, 'nobody opened another one');
    assert.equal((await ledger.sessions.session(ref))?.convicted, false);
  });
});
