/**
 * This page as a client of the mesh, in full: its own libp2p host over WebSockets, route and appraisal of every hop, masks, frames and
 * checks, deposit, vouchers and receipt. The flow is node/client's; here are only its beginning and what a page wants to know of it.
 * What is trusted is written down in BROWSER.md.
 * @module
 */

import { formatEther } from 'viem';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { isWebSocket } from '../../../mesh/host/addresses.ts';
import { type ClientConnection, connectClient } from '../../client/connect.ts';
import { type CouldSee, couldSee } from '../../client/mode-text.ts';
import { type ClientModel, meshModels, openModel } from '../../client/model.ts';
import { closePayments, openPayments } from '../../client/paid-request.ts';
import { limitOf, quote } from '../../client/pay.ts';
import { framesOf, rowsOfFrames, runQuery } from '../../client/query.ts';
import { privacyOf } from '../../client/route.ts';
import { settle } from '../../client/settle.ts';
import { settleLeft } from '../../client/settle-left.ts';
import { unsettled, unsettledOf } from '../../client/unsettled.ts';
import { configSchema } from '../../config/schema.ts';
import type { ApiMesh } from '../../gateway/api-types.ts';
import { loadOrCreateKey } from '../../keys.ts';
import type { Task } from '../../models/task.ts';
import type { Stages } from '../../stages.ts';
import { getJson } from '../api.ts';
import { HOMES, ownReceiptId, pruneReceipts } from './own-receipts.ts';
import { recheck } from './recheck.ts';

export interface Asking {
  /** What is being done now, in a few words. */
  onStage(name: string, text: string): void;
  readonly signal: AbortSignal;
  /** Whether every hop's work is computed again here before the answer is given. */
  readonly again: boolean;
}

/** What came back, every claim verified here; its receipt follows. */
export interface Given {
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether every hop's work was computed again here, and agreed. */
  readonly again: boolean;
  /** Peer ids, in order. */
  readonly path: readonly string[];
  readonly privacy: { readonly level: string; readonly simulated: boolean; readonly text: string };
  readonly couldSee: readonly CouldSee[];
  readonly openMs: number;
  readonly runMs: number;
  readonly verifyMs: number;
  /** Ether that the vouchers promise. */
  readonly cost: string;
  /** Of `#/verify/<id>`, once the coordinator has posted it. */
  readonly receipt: Promise<string>;
}

const SILENT: Stages = { done: () => {}, progress: () => {} };
const connecting = once(connect);
const models = new Map<string, Promise<ClientModel>>();

/** For as long as the page is open; two at once are the same. */
async function connect(): Promise<ClientConnection> {
  const mesh = await getJson<Pick<ApiMesh, 'bootstrap' | 'network'>>('/api/mesh');
  const bootstrap = mesh.bootstrap.filter(isWebSocket);
  if (bootstrap.length === 0) {
    throw new UnavailableError('BROWSER_NO_WEBSOCKET', 'no peer of this mesh can be reached from a browser', {
      hint: 'have the bootstrap peer listen for them too: --listen /ip4/127.0.0.1/tcp/0,/ip4/127.0.0.1/tcp/0/ws',
    });
  }
  const home = `${HOMES}/${mesh.network.slice(0, 16)}`;
  await drawAccount(home);
  const config = configSchema.parse({
    home,
    network: mesh.network,
    bootstrap: bootstrap.slice(0, 1),
    pay: 'escrow', // a page is not there long enough to see to sessions
  });
  // a peer id of its own for every page: nobody can tell from it who came before
  const connection = await connectClient(config, randomBytes(32));
  globalThis.addEventListener('pagehide', () => void connection.close(), { once: true });
  globalThis.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload(); // back from where it was kept, without its connections
  });
  void settleEarlier(connection);
  return connection;
}

/**
 * Of tabs that are opened at once one draws the account's key: another would pay from a key that is nowhere any more.
 * @throws UnavailableError BROWSER_INSECURE | BROWSER_STORAGE_FULL | BROWSER_STORAGE_CLOSED
 */
async function drawAccount(home: string): Promise<void> {
  if (navigator.locks === undefined) {
    throw new UnavailableError(
      'BROWSER_INSECURE',
      'browsers give a page that came over plain HTTP from another machine neither locks nor keys',
      { hint: 'open it by https, or on the machine of the gateway: http://127.0.0.1:8642' },
    );
  }
  await navigator.locks.request(`${home}/keys`, () => loadOrCreateKey(home, 'account'));
}

/** What a page before this one was closed over: verified, and not yet handed in or shown in a batch. */
async function settleEarlier(connection: ClientConnection): Promise<void> {
  if (unsettled(connection.config.home).length === 0) return;
  // what cannot be settled now stays for the next page
  await settleLeft(connection, await meshModels(connection), SILENT).catch(() => {});
}

function modelOf(connection: ClientConnection, name: string, stages: Stages): Promise<ClientModel> {
  const open = models.get(name) ?? openModel(connection, name, stages);
  models.set(name, open);
  open.catch(() => models.delete(name));
  return open;
}

/**
 * Asks in veil, end to end from this page.
 * @param makeTask from the model, once it is open
 * @throws as connectClient, openModel, openPayments, runQuery, recheck
 */
export async function ask(
  name: string,
  makeTask: (model: ClientModel) => Promise<Task>,
  { onStage, signal, again }: Asking,
): Promise<Given> {
  const stages: Stages = { done: onStage, progress: onStage };
  onStage('mesh', 'joining over WebSockets');
  const connection = await connecting();
  onStage('model', `fetching what this browser computes of ${name}`);
  const model = await modelOf(connection, name, stages);
  const task = await makeTask(model);
  const limit = limitOf(quote(model, rowsOfFrames(framesOf(model, task.steps, null))));
  const payments = await openPayments(connection, model, limit, stages);
  const close = (answered: Uint8Array | undefined): Promise<void> =>
    closePayments(connection, model, payments, answered, stages);
  try {
    onStage('route', 'appraising every hop');
    const result = await runQuery(connection, model, task, stages, payments, null, signal);
    if (again) {
      await recheck(connection, model, result, (hop, of) =>
        onStage('again', `computing hop ${hop} of ${of} again, here`),
      );
    }
    const unsettled = await unsettledOf(model, result, payments);
    const receipt = settle(connection, model.manifest, unsettled, stages)
      .then(({ written }) => {
        pruneReceipts(connection.config.home);
        return ownReceiptId(written!.receiptPath);
      })
      .finally(() => close(result.sessionId));
    receipt.catch(() => {}); // whoever shows it learns it
    const { route, trace } = result;
    const { level, assurance, text } = privacyOf(route);
    return {
      value: result.answer.value,
      again,
      path: route.hops.map(({ peerId }) => peerId),
      privacy: { level, simulated: assurance === 'simulated', text },
      couldSee: couldSee('veil', level),
      openMs: trace.openMs,
      runMs: trace.runMs,
      verifyMs: trace.verifyMs,
      cost: formatEther(payments.owed()),
      receipt,
    };
  } catch (thrown) {
    await close(undefined);
    throw thrown;
  }
}

/** What it made, made once; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
