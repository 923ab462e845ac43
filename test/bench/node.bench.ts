/**
 * What the mesh costs over the bare engine: latency a query, memory a node, time to open a session.
 *
 * Each row starts a localnet of its own in a temporary home: chain, coordinator and three nodes, one engine thread
 * each, all separate processes that meet over TCP.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { frameBytes } from '../../crypto/mask/frame.ts';
import type { SegmentResult } from '../../mesh/session/client-session.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { edgesOf, frameRowsFor, shardsOf } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import type { CatalogName } from '../../node/models/catalog.ts';
import { packCatalogModel, tokenizerOf } from '../../node/models/catalog.ts';
import { nowUs } from '../../node/tee/clock.ts';
import { digitImage, heldOut } from '../../models/zoo/digits/dataset.ts';
import { digitInput } from '../../models/zoo/digits/index.ts';
import { type BenchMesh, SHARDS, withMesh } from './mesh-fixture.ts';
import type { Bench } from './types.ts';

const SENTENCE = 'The old lighthouse keeper walked slowly along the beach after the storm had passed.';
const TOKENS = 16;
const WARM_UP = 60;
const ROUNDS = 300;
const OPENS = 30;
const QUERIES = 20;
const BUSY_LOAD = 1;

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], q: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))]!;
const p50 = (values: readonly number[]): number => quantile(values, 0.5);
const ms = (value: number): string => value.toFixed(2);
