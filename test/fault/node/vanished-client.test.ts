/**
 * A client that is killed with its answer in hand, before it has handed in anything: its hops are paid all the same, for what
 * they claimed, out of its deposit.
 * @module
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Address } from 'viem';
import { hex } from '../../../crypto/core/bytes.ts';
import { fileMesh } from '../../support/file-mesh.ts';
import { waitFor } from '../../support/mesh.ts';
import { startScript } from '../../support/processes/spawn.ts';

const NODES = 3;
const SETTLED_MS = 120_000;

const mesh = fileMesh({ args: ['--nodes', String(NODES)], env: { VEILMESH_HAND_IN_SECONDS: '2' } });

interface Owed {
  readonly client: Address;
  readonly coordinator: Address;
  readonly sessionId: string;
  readonly requestId: string;
  readonly segments: number;
  readonly modelRoot: string;
  readonly payeesHash: string;
  readonly owed: string;
}

test('hops hand in what a client that is gone owes them, and let go of it when it is settled', async (t) => {
  const script = startScript('vanishing-client', join(mesh.folder, 'client'), mesh.localnet.bootstrap);
  t.after(() => script.process.kill('SIGKILL'));
  const { value } = await script.lines.next();
  const said = JSON.parse(value as string) as Owed;
  const { client, coordinator, requestId, segments, owed } = said;
  assert.equal(segments, 2);
  script.process.kill('SIGKILL');
  await once(script.process, 'exit');

  const ledger = await mesh.ledger();
  const { balance } = await ledger.accountOf(client, coordinator);
  const channel = {
    client,
    coordinator,
    sessionId: hex(said.sessionId),
    modelRoot: hex(said.modelRoot),
    payeesHash: hex(said.payeesHash),
  };
  const isSettled = async (): Promise<boolean> => {
    const settled = await Promise.all(
      Array.from({ length: segments }, (_, segment) => ledger.isSettled(channel, hex(requestId), segment)),
    );
    return settled.every(Boolean);
  };
  let done = false;
  const polling = setInterval(() => void isSettled().then((settled) => (done ||= settled)), 500);
  t.after(() => clearInterval(polling));
  await waitFor(() => done, 'both segments to be settled', SETTLED_MS);
  assert.equal(balance - (await ledger.accountOf(client, coordinator)).balance, BigInt(owed));
  const kept = (): string[] =>
    Array.from({ length: NODES }, (_, i) =>
      readdirSync(join(mesh.home, 'nodes', `digits-${i}`, 'unpaid')),
    ).flat();
  await waitFor(() => kept().length === 0, 'the nodes to forget the session', SETTLED_MS);
});
