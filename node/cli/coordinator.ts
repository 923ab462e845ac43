/**
 * `veilmesh coordinator`: collects claims, settles them in batches.
 * @module
 */
import type { Command } from 'commander';
import { createLogger } from '../log.ts';
import { startCoordinatorRole } from '../roles/coordinator.ts';
import { contextOf } from './context.ts';
import { metricsLine } from './output.ts';
import { serveUntilStopped } from './serve.ts';

export async function coordinate(_flags: unknown, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const role = await startCoordinatorRole(config, createLogger('coordinator', config.log));
  const { ready } = role;
  out.result(
    ready,
    `coordinating as ${ready.peerId}\n  at ${ready.addresses.join(', ')}\n  account ${ready.account}, journal ${ready.journal}\n${metricsLine(ready)}  stop with ctrl-c`,
  );
  await serveUntilStopped(role.stop);
}
