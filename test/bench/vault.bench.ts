/**
 * Vault on one core: a node's and a client's part of a correction, and a product online against the plain one.
 *
 * Corrections are counted in processor time of the one thread that makes them, products by the clock; each counts its best
 * batch, which other processes on the machine disturb least.
 * @module
 */
import assert from 'node:assert/strict';
import { createChecks } from '../../crypto/ring/check.ts';
import { createLinear } from '../../crypto/ring/linear.ts';
import { createVaultClient } from '../../crypto/vault/client.ts';
import { packingOf } from '../../crypto/vault/packing.ts';
import { loadSeal, type Seal } from '../../crypto/vault/seal.ts';
import { createVaultServer } from '../../crypto/vault/server.ts';
import { createNumbers } from '../../models/engine/conformance/case.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { startVaultClient } from '../../node/vault/client.ts';
import { vaultMapsOf, vaultShapesOf } from '../../node/vault/maps.ts';
import { createCorrectionPool } from '../../node/vault/pool.ts';
import { startVaultServer } from '../../node/vault/server.ts';
import { layerOf } from '../support/one-linear.ts';
import { dense, mapOf, randomWords } from '../support/vault.ts';
import type { Bench } from './types.ts';

const BATCHES = 5;

interface Correction {
  readonly shape: string;
  /** That share ciphertexts. */
  readonly rows: number;
  /** Of a whole batch. */
  readonly serverMs: number;
  readonly clientMs: number;
  readonly up: number;
  readonly down: number;
  readonly encodeMs: number;
}

function measureCorrection(seal: Seal, dOut: number, dIn: number): Correction {
  const map = mapOf(dense(dIn, dOut));
  const { rows } = packingOf(map.shape);
  const began = cpuMs();
  const server = createVaultServer(seal, [map]);
  const encodeMs = cpuMs() - began;
  const client = createVaultClient(seal, [map.shape]);
  const best = { server: Number.POSITIVE_INFINITY, client: Number.POSITIVE_INFINITY };
  const bytes = { up: 0, down: 0 };
  for (let batch = 0; batch < BATCHES; batch++) {
    const masks = randomWords(rows * dIn);
    const start = cpuMs();
    const requests = client.encrypt('op', masks, rows);
    const sent = cpuMs();
    const replies = requests.map((request) => server.correct('op', request));
    const answered = cpuMs();
    client.decrypt('op', replies, rows);
    const ended = cpuMs();
    best.server = Math.min(best.server, answered - sent);
    best.client = Math.min(best.client, sent - start + ended - answered);
    bytes.up = total(requests);
    bytes.down = total(replies);
  }
  client.close();
  server.close();
  return { shape: `${dOut}x${dIn}`, rows, serverMs: best.server, clientMs: best.client, ...bytes, encodeMs };
}

/** Processor time of this thread, in ms. */
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

const total = (messages: readonly Uint8Array[]): number =>
  messages.reduce((sum, { length }) => sum + length, 0);

const describe = ({ shape, rows, serverMs, clientMs, up, down, encodeMs }: Correction): string =>
  `${shape}: server ${(serverMs / rows).toFixed(0)} ms, client ${(clientMs / rows).toFixed(0)} ms, ` +
  `up ${(up / rows / 1e3).toFixed(0)} kB, down ${(down / rows / 1e3).toFixed(0)} kB each, ${rows} at a time ` +
  `in ${serverMs.toFixed(0)} ms; weights encoded once in ${encodeMs.toFixed(0)} ms`;

const correction: Bench = {
  name: 'vault.768.ms',
  unit: 'ms',
  goal: '<= 80',
  async run() {
    const seal = await loadSeal();
    const [middle, small, wide] = [
      [768, 768],
      [384, 384],
      [3_072, 768],
    ].map(([dOut, dIn]) => measureCorrection(seal, dOut!, dIn!));
    return {
      value: middle!.serverMs / middle!.rows,
      detail: [middle!, small!, wide!].map(describe).join('; '),
    };
  },
};

/** Rows of a product, and how often it is timed: every run takes rows from the pool for good. */
const ONLINE = [
  { rows: 1, runs: 64 },
  { rows: 16, runs: 4 },
];

const online: Bench = {
  name: 'vault.online.vs_plain',
  unit: 'x',
  goal: 'reported',
  async run() {
    const { program, weights } = layerOf(768, 768, 64);
    const products = await createWasmProducts(program, weights);
    const [shape] = products.list;
    const [server, client] = await Promise.all([
      startVaultServer(vaultMapsOf(program, weights)),
      startVaultClient(vaultShapesOf(program)),
    ]);
    const corrections = createCorrectionPool({
      client,
      ops: [{ ...shape!, depth: ONLINE.reduce((sum, { rows, runs }) => sum + rows * (runs + 1), 0) }],
      refill: false,
      exchange: (op, request) => server.correct(op, request),
      blame: (_op, error) => error,
    });
    await corrections.full();
    const checks = createChecks(
      ringMapsOf(program, createTensors(program.tensors, weights)),
      await createWasmCheck(),
    );
    const { linear } = createLinear({ host: products, corrections, checks, onWrong: assert.fail });
    const engine = await createWasmEngine();
    const loaded = await engine.load(program, weights);
    const sequence = loaded.open(0);
    const times: { rows: number; plain: number; masked: number }[] = [];
    for (const { rows, runs } of ONLINE) {
      const input = Int32Array.from(createNumbers(rows)(rows * shape!.dIn, 127));
      const best = { plain: Number.POSITIVE_INFINITY, masked: Number.POSITIVE_INFINITY };
      await linear(shape!, input, rows);
      for (let run = 0; run < runs; run++) {
        const start = performance.now();
        await loaded.run([{ sequence, input, rows }]);
        const middle = performance.now();
        await linear(shape!, input, rows);
        best.masked = Math.min(best.masked, performance.now() - middle);
        best.plain = Math.min(best.plain, middle - start);
      }
      times.push({ rows, ...best });
    }
    checks.close();
    corrections.close();
    await Promise.all([products.close(), engine.close(), server.close(), client.close()]);
    const us = (ms: number): string => (ms * 1_000).toFixed(0);
    return {
      value: times[0]!.masked / times[0]!.plain,
      detail: `768x768 from a full pool, mask, product, correction and check on one core: ${times
        .map(({ rows, plain, masked }) => `${rows} rows ${us(plain)} -> ${us(masked)} us`)
        .join('; ')}`,
    };
  },
};

export const benches: Bench[] = [correction, online];
