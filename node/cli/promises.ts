/**
 * `veilmesh promises`: what coordinators have promised and was not seen kept yet; and, on request, making them pay.
 * @module
 */
import type { Command } from 'commander';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { SignedPromise } from '../../settlement/committee/types.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import {
  accuse,
  forgetPromise,
  keptPromises,
  type PromiseState,
  promiseFile,
  stateOfPromise,
} from '../client/promises.ts';
import { coordinatorOf } from '../client/settle.ts';
import type { CoordinatorClient } from '../services/coordinator.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';

export async function showPromises(
  { accuse: accusing = false }: { accuse?: boolean },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  const kept = keptPromises(config.home);
  const connection = await connectClient(withLocalnet(config));
  try {
    const rows = [];
    for (const signed of kept) rows.push(await rowOf(connection, signed, accusing, out));
    out.result(
      { promises: rows },
      rows.length === 0
        ? 'nothing is promised that was not seen kept'
        : rows
            .map(
              ({ leafHash, state, postBy }) => `  ${leafHash.slice(0, 16)}…  ${state}, by ${timeOf(postBy)}`,
            )
            .join('\n'),
    );
  } finally {
    await connection.close();
  }
}

const timeOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();
/** After these nothing is left to do. */
const ENDS: ReadonlySet<PromiseState> = new Set(['kept', 'answered', 'broken', 'lapsed']);

async function rowOf(connection: ClientConnection, signed: SignedPromise, accusing: boolean, out: Output) {
  const { ledger, config } = connection;
  const { promise } = signed;
  const ask: CoordinatorClient['receiptProof'] = async (leafHashes) =>
    await (await coordinatorOf(connection, promise.coordinator)).receiptProof(leafHashes);
  let state = await stateOfPromise(ledger, { receiptProof: ask }, signed);
  if (accusing && state === 'overdue') {
    await accuse(ledger, signed);
    state = 'accused';
    out.done('accused', `${promise.coordinator} did not post ${bytesToHex(promise.leafHash).slice(0, 16)}…`);
  } else if (accusing && state === 'accused') {
    state = await endAccusation(connection, signed);
  }
  if (ENDS.has(state)) forgetPromise(config.home, promise.leafHash);
  return {
    coordinator: promise.coordinator,
    leafHash: bytesToHex(promise.leafHash),
    postBy: promise.postBy,
    state,
    file: ENDS.has(state) ? null : promiseFile(config.home, promise.leafHash),
  };
}

/** Of an accusation whose time is over. */
async function endAccusation(
  { ledger }: ClientConnection,
  { promise }: SignedPromise,
): Promise<PromiseState> {
  try {
    await ledger.inclusion.resolve(promise);
    return 'broken';
  } catch (thrown) {
    if (asVeilmeshError(thrown).code === 'TOO_EARLY') return 'accused';
    throw thrown;
  }
}
