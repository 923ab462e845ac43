/**
 * A language model served by processes, asked by a client in this process that can look at every token, and nodes that
 * come back after a kill.
 * @module
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { GREEDY, type Sampling } from '../../models/program/sampling.ts';
import { decodeBundle } from '../../models/text/bundle.ts';
import { createTextModel, type TextModel } from '../../models/text/text-model.ts';
import { type Answer, createAnswer } from '../../node/client/answer.ts';
import { runChat } from '../../node/client/chat.ts';
import { type ClientConnection, connectClient } from '../../node/client/connect.ts';
import { type ClientModel, openModel } from '../../node/client/model.ts';
import { configSchema } from '../../node/config/schema.ts';
import type { Stages } from '../../node/stages.ts';
import { peerKeyOf } from '../../node/tee/peer-key.ts';
import { waitFor } from './mesh.ts';
import { paying } from './paying.ts';
import {
  type LocalnetProcess,
  type Running,
  runCli,
  startCli,
  startLocalnet,
  untilServing,
} from './processes.ts';
import { tinyGguf } from './tiny-decoder.ts';

export const SHARDS = 3;
/** Two of every shard. */
const NODES = 2 * SHARDS;
const LEASE_MS = 120_000;

export interface NodeProcess {
  readonly folder: string;
  readonly peerId: string;
  readonly shard: number;
  pid: number;
}

/** When so many tokens are drawn, 0 being when the prompt is about to leave; with the hops of the first route. */
export type AtToken = (drawn: number, hops: readonly NodeProcess[]) => void;

export interface ChatMesh {
  readonly localnet: LocalnetProcess;
  readonly nodes: readonly NodeProcess[];
  readonly text: TextModel;
  readonly modelRoot: Uint8Array;
  newAnswer(prompt: Int32Array, maxTokens: number): Answer;
  /** Fills the answer, greedily unless it says how. @returns the number of the attempt that did, from 0 */
  ask(answer: Answer, at?: AtToken, sampling?: Sampling): Promise<number>;
  /** The node again on its home folder, as its runner would start it. */
  restart(node: NodeProcess): Promise<void>;
  close(): Promise<void>;
}

const SILENT: Stages = { done: () => {}, progress: () => {} };

/** Imports tiny-decoder.ts's model into the mesh of this folder. @param flags of `veilmesh model import` */
export async function importTiny(folder: string, name: string, ...flags: readonly string[]): Promise<void> {
  const file = join(folder, 'tiny.gguf');
  writeFileSync(file, tinyGguf());
  const place = ['--home', join(folder, 'mesh')];
  const { code, stderr } = await runCli(['model', 'import', file, '--name', name, ...flags, ...place]);
  assert.equal(code, 0, stderr);
}

/** @param folder holds `mesh`, where the model may have been imported, and `client` */
export async function startChatMesh(
  folder: string,
  name: string,
  args: readonly string[] = [],
): Promise<ChatMesh> {
  const home = join(folder, 'mesh');
  const counts = ['--nodes', String(NODES), '--shards', String(SHARDS)];
  const localnet = await startLocalnet(home, ['--model', name, ...counts, ...args]);
  const restarted: Running[] = [];
  let connection: ClientConnection | undefined;
  let model: ClientModel | undefined;
  const close = async (): Promise<void> => {
    await model?.close();
    await connection?.close();
    for (const node of restarted) await node.end();
    await localnet.end();
  };
  try {
    const nodes = await nodesOf(localnet, name);
    const config = configSchema.parse({ home: join(folder, 'client'), bootstrap: [localnet.bootstrap] });
    const joined = await connectClient(config);
    connection = joined;
    const { directory } = joined;
    const isLive = ({ peerId }: NodeProcess): boolean => directory.get(peerId) !== undefined;
    await waitFor(() => nodes.every(isLive), 'nodes in the directory', LEASE_MS);
    const opened = await openModel(joined, name, SILENT);
    model = opened;
    const text = createTextModel(decodeBundle(await opened.tokenizer()));
    return {
      localnet,
      nodes,
      text,
      modelRoot: opened.root,
      newAnswer: (prompt, maxTokens) =>
        createAnswer({ prompt, maxTokens, stream: text.stream(), onText: () => {} }),
      ask: (answer, at = () => {}, sampling = GREEDY) => ask(joined, opened, nodes, answer, at, sampling),
      restart: async (node) => {
        const known = directory.get(node.peerId)?.seq ?? 0;
        const place = ['--home', join(home, node.folder), '--bootstrap', localnet.bootstrap];
        const shard = ['--model', bytesToHex(opened.root), '--shard', String(node.shard)];
        const running = startCli(['node', ...place, ...shard, '--threads', '1', '--json'], { tied: true });
        restarted.push(running);
        await untilServing(running);
        node.pid = running.pid;
        await waitFor(() => (directory.get(node.peerId)?.seq ?? 0) > known, 'the restarted node', LEASE_MS);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const nodesOf = (localnet: LocalnetProcess, name: string): Promise<NodeProcess[]> =>
  Promise.all(
    Array.from({ length: NODES }, async (_, i) => {
      const folder = `nodes/${name}-${i}`;
      const peerId = peerOfPublicKey(peerKeyOf(join(localnet.home, folder))!);
      return { folder, peerId, shard: i % SHARDS, pid: localnet.processes[folder]! };
    }),
  );

async function ask(
  connection: ClientConnection,
  model: ClientModel,
  nodes: readonly NodeProcess[],
  answer: Answer,
  at: AtToken,
  sampling: Sampling,
): Promise<number> {
  let first: readonly NodeProcess[] | null = null;
  let fed = false;
  const watched: Answer = Object.create(answer, {
    accept: {
      value: (id: number) => {
        answer.accept(id);
        at(answer.tokens.length, first!);
      },
    },
  });
  const feeding: ClientModel = {
    ...model,
    embed: {
      start: (positions) => {
        const embed = model.embed.start(positions);
        return {
          close: embed.close,
          run: (values, rows) => {
            if (!fed) at(0, first!);
            fed = true;
            return embed.run(values, rows);
          },
        };
      },
    },
  };
  const { proven } = await runChat(connection, feeding, {
    answer: watched,
    sampling,
    signal: new AbortController().signal,
    payments: await paying(connection, model, answer.positions),
    stages: {
      progress: () => {},
      done: (stage, text) => {
        if (stage === 'route') first ??= nodes.filter(({ peerId }) => text.includes(peerId.slice(-8)));
      },
    },
  });
  return proven.attempt;
}
