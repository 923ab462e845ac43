/**
 * Real questions to a mesh of real processes, as a client asks them in each mode, with the receipts that it writes.
 * @module
 */
import { readFileSync } from 'node:fs';
import { type ClientConnection, connectClient } from '../../../node/client/connect.ts';
import { createHandOver } from '../../../node/client/hand-transcripts.ts';
import { type ClientModel, openModel } from '../../../node/client/model.ts';
import { openPayments } from '../../../node/client/paid-request.ts';
import { limitOf, quote } from '../../../node/client/pay.ts';
import type { RingPrivacy, RunPrivacy } from '../../../node/client/privacy-modes.ts';
import { answerOverRing } from '../../../node/client/private-answer.ts';
import { runQuery } from '../../../node/client/query.ts';
import { settle } from '../../../node/client/settle.ts';
import { unsettledOf } from '../../../node/client/unsettled.ts';
import { openWhole } from '../../../node/client/whole-model.ts';
import { configSchema } from '../../../node/config/schema.ts';
import type { Task } from '../../../node/models/task.ts';
import { waitFor } from '../../support/mesh.ts';
import type { Written } from './mesh.ts';

export interface Client {
  ask(mode: RunPrivacy, task: Task): Promise<Written>;
  close(): Promise<void>;
}

const QUIET = { done: () => {}, progress: () => {} };

/** @param home the client's folder @param questions deposited for at once */
export async function openClient(
  home: string,
  bootstrap: string,
  name: string,
  questions: number,
): Promise<Client> {
  const connection: ClientConnection = await connectClient(
    configSchema.parse({ home, bootstrap: [bootstrap] }),
  );
  const model: ClientModel = await openModel(connection, name, QUIET);
  const whole = await openWhole(connection, model, QUIET);
  const handOver = createHandOver(connection);
  const [covering, alone] = [inTurn(), inTurn()];

  async function inVeil(task: Task) {
    const positions = task.steps.reduce((sum, { rows }) => sum + rows, 0);
    const limit = limitOf(quote(model, positions));
    const payments = await covering(() =>
      openPayments(connection, model, limit, QUIET, BigInt(questions) * limit),
    );
    const proven = await runQuery(connection, model, task, QUIET, payments);
    const answer = await unsettledOf(model, proven, payments);
    return (await settle(connection, model.manifest, answer, QUIET)).written;
  }

  async function overRing(mode: RingPrivacy, task: Task) {
    const options = { mode, decoys: 0, handOver };
    const { receipt } = await answerOverRing(connection, model, whole, task, options, QUIET);
    await handOver.all(QUIET);
    return receipt;
  }

  return {
    async ask(mode, task) {
      let at = performance.now();
      const inTurnOf = (ring: RingPrivacy) =>
        alone(() => {
          at = performance.now(); // its own time: who waits longer for a turn follows from the order alone
          return overRing(ring, task);
        });
      const written = await (mode === 'veil' ? inVeil(task) : inTurnOf(mode));
      if (written === null) throw new Error(`a query in ${mode} came without a receipt`);
      return {
        receipt: readFileSync(written.receiptPath),
        header: readFileSync(written.headerPath),
        ms: performance.now() - at,
      };
    },
    async close() {
      await model.close();
      await connection.close();
    },
  };
}

/** One after another: an account deposits once at a time, and nodes are to know nothing of one ring session in the next. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

const RECEIPT_MS = 120_000;

export interface Gateway {
  /** One request after another, each until its receipt is there; with what was answered, as it came. */
  post(route: string, body: object): Promise<{ readonly answer: string; readonly written: Written }>;
}

/** @param said where it told its address */
export function openGateway(said: string): Gateway {
  const url = /http:\S+\/v1/.exec(said)![0];
  const inOrder = inTurn(); // a gateway answers four at once
  const bytes = async (of: string) => new Uint8Array(await (await fetch(of)).arrayBuffer());
  return {
    async post(route, body) {
      const { receipt, answer, at } = await inOrder(async () => {
        const at = performance.now(); // its own time: who waits longer for a turn follows from the order alone
        const response = await fetch(`${url}/${route}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`the gateway did not answer: ${text}`);
        const id = response.headers.get('x-veilmesh-receipt')!;
        return { receipt: `${url.replace(/\/v1$/, '')}/receipts/${id}`, answer: text, at };
      });
      await waitFor(async () => (await fetch(receipt)).ok, 'a receipt of the gateway', RECEIPT_MS);
      const ms = performance.now() - at;
      const written = { receipt: await bytes(receipt), header: await bytes(`${receipt}/header`), ms };
      return { answer, written };
    },
  };
}
