/**
 * `veilmesh doctor`: looks at everything that a node, a client or a localnet on this machine stands on. Reads
 * and dials; creates, changes and registers nothing.
 * @module
 */
import { availableParallelism, networkInterfaces } from 'node:os';
import { openClient } from '../../settlement/chain/client.ts';
import type { Config } from '../config/schema.ts';
import { nodeStatus } from '../control/ask.ts';
import type { NodeStatus } from '../control/protocol.ts';
import { ORIGIN } from '../origin.ts';
import { checkAnvil } from './checks/anvil.ts';
import { type ChainFacts, checkChain, readChain } from './checks/chain.ts';
import { checkClock, checkPeerClock } from './checks/clock.ts';
import { checkCpu } from './checks/cpu.ts';
import { checkDependencies } from './checks/dependencies.ts';
import { checkDialBack } from './checks/dial-back.ts';
import { checkDisk } from './checks/disk.ts';
import { checkEngine, selectWith } from './checks/engine.ts';
import { checkJournal } from './checks/journal.ts';
import { checkKeys } from './checks/keys.ts';
import { checkMemory } from './checks/memory.ts';
import { checkMesh } from './checks/mesh.ts';
import { checkNode } from './checks/node.ts';
import { checkPorts } from './checks/ports.ts';
import { checkReachability } from './checks/reachability.ts';
import { checkRuntime } from './checks/runtime.ts';
import { checkTee } from './checks/tee.ts';
import { checkVersion } from './checks/version.ts';
import { type MeshFacts, visitMesh } from './mesh-probe.ts';
import { runChecks } from './schedule.ts';
import { type Check, type Finding, type Outcome, ok } from './types.ts';

export { collect } from './schedule.ts';
export type { Finding } from './types.ts';

export interface DoctorOptions {
  readonly config: Config;
  /** Multiaddr of the mesh to look at; the first bootstrap setting when left out, no mesh without one. */
  readonly network?: string;
}

/** Findings one by one, each when its check has ended. Does not throw: a check that does is a finding. */
export async function* runDoctor({ config, network }: DoctorOptions): AsyncGenerator<Finding> {
  const bootstrap = network ?? config.bootstrap[0];
  const node = await nodeStatus(config.home).catch(() => null);
  const facts: Facts = { node };
  yield* runChecks([
    ...machineChecks(config, config.rpcUrl === '' && bootstrap === undefined),
    ...(node === null ? [] : [{ id: 'node', run: () => checkNode(node, Date.now()) } as const]),
    ...meshChecks(config, bootstrap, facts),
    ...chainChecks(config, bootstrap, facts),
  ]);
}

/** What needs no peer and no chain. */
function machineChecks(
  { home, engine, threads, journalUrl, tee, nsmHelper }: Config,
  needsAnvil: boolean,
): Check[] {
  const cores = availableParallelism();
  const { node } = process.versions;
  const platform = `${process.platform}-${process.arch}`;
  return [
    {
      id: 'runtime',
      run: () => checkRuntime({ version: node, platform, executable: process.execPath, origin: ORIGIN }),
    },
    { id: 'dependencies', run: () => checkDependencies(ORIGIN.root) },
    { id: 'cpu', run: () => checkCpu({ cores, threads, validate: WebAssembly.validate }) },
    { id: 'memory', run: () => checkMemory({ available: process.availableMemory() }) },
    { id: 'disk', run: () => checkDisk(home) },
    ...(journalUrl === '' ? [] : [{ id: 'journal', run: () => checkJournal(journalUrl) } as const]),
    { id: 'keys', run: () => checkKeys(home) },
    { id: 'tee', run: () => checkTee({ tee, nsmHelper }) },
    { id: 'engine', run: () => checkEngine(engine, selectWith(threads === 0 ? cores : threads)) },
    { id: 'anvil', run: () => checkAnvil(needsAnvil) },
  ];
}

/** The checks of one run hand on what they read: those that depend on a check find its facts here. */
interface Facts {
  /** Of the node that runs in the home folder; null where none does. */
  readonly node: NodeStatus | null;
  mesh?: MeshFacts;
  chain?: ChainFacts;
}

function meshChecks(
  { listen, announce, relay }: Config,
  bootstrap: string | undefined,
  facts: Facts,
): Check[] {
  const reachability = () => {
    const interfaces = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
    return checkReachability({
      listen,
      announce,
      interfaces: interfaces.map(({ address }) => address),
      ...(bootstrap === undefined ? {} : { bootstrap }),
    });
  };
  // a running node has its ports, and knows itself whether it is reached
  const ports: Check = {
    id: 'ports',
    run: () => (facts.node === null ? checkPorts(listen) : portsOfNode(facts.node)),
  };
  if (bootstrap === undefined) return [ports, { id: 'reachability', run: reachability }];
  const visit = async (): Promise<MeshFacts> => {
    const free = facts.node === null && (await checkPorts(listen)).every(({ severity }) => severity === 'ok');
    facts.mesh = await visitMesh(bootstrap, free ? listen : [], announce);
    return facts.mesh;
  };
  return [
    ports,
    { id: 'mesh', run: () => checkMesh(bootstrap, visit) },
    { id: 'version', dependsOn: ['mesh'], run: () => checkVersion(facts.mesh!.protocols) },
    { id: 'reachability', dependsOn: ['mesh'], run: reachability },
    {
      id: 'dial-back',
      dependsOn: ['mesh'],
      run: () =>
        checkDialBack({
          outcome: facts.mesh!.dialBack,
          running: facts.node,
          relay: relay !== 'never' && facts.mesh!.relays ? facts.mesh!.peerId : null,
          bootstrap,
        }),
    },
    {
      id: 'peer-clock',
      dependsOn: ['mesh'],
      run: () => checkPeerClock(facts.mesh!.readAt, facts.mesh!.records),
    },
  ];
}

const portsOfNode = ({ addresses }: NodeStatus): Outcome[] => [
  ok('PORTS_OF_NODE', 'the node here listens', addresses.join(', ')),
];

/** The chain that is set, or else the one that the mesh names, or else none: a localnet starts its own. */
function chainChecks({ rpcUrl }: Config, bootstrap: string | undefined, facts: Facts): Check[] {
  if (rpcUrl === '' && bootstrap === undefined) {
    const embedded = ok('CHAIN_EMBEDDED', 'no chain is set', 'a localnet starts its own');
    return [{ id: 'chain', dependsOn: ['anvil'], run: () => [embedded] }];
  }
  const toldByMesh = rpcUrl === '';
  return [
    {
      id: 'chain',
      ...(toldByMesh ? { dependsOn: ['mesh'] as const } : {}),
      run: () => {
        const contracts = facts.mesh?.network.contracts;
        const url = toldByMesh ? facts.mesh!.network.rpcUrl : rpcUrl;
        const expected = { rpcUrl: url, toldByMesh, ...(contracts === undefined ? {} : { contracts }) };
        return checkChain(expected, async () => {
          facts.chain = await readChain(await openClient(url), contracts?.meshRollup);
          return facts.chain;
        });
      },
    },
    {
      id: 'clock',
      dependsOn: ['chain'],
      run: () => {
        const { readAt, chainId, block } = facts.chain!;
        return checkClock(readAt, chainId, block.timestamp);
      },
    },
  ];
}
