/**
 * What helps to find a fault on somebody else's machine, of chosen fields alone: versions, which settings were set, the doctor's
 * findings, codes of the log, figures. No question, answer, key, address or name is asked for in the first place.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import {
  arch,
  availableParallelism,
  homedir,
  hostname,
  platform,
  release,
  totalmem,
  userInfo,
} from 'node:os';
import { join, resolve } from 'node:path';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Source } from '../config/load.ts';
import { type Config, type ConfigKey, configSchema } from '../config/schema.ts';
import { nodeLog, nodeStatus } from '../control/ask.ts';
import type { NodeStatus } from '../control/protocol.ts';
import type { Finding } from '../doctor/types.ts';
import { VERSION } from '../version.ts';
import { redactAll, type Secrets } from './redact.ts';

export interface ReportSources {
  readonly config: Config;
  readonly sources: Readonly<Record<ConfigKey, Source>>;
  readonly findings: readonly Finding[];
  readonly now: Date;
}

/** Of a setting that is text or a list anything may be somebody's: only those of few known values are told. */
const shownSetting = (value: unknown, key: ConfigKey): unknown => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (SPOKEN.includes(key)) return value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `${value.length} given`;
  return value === '' ? 'empty' : 'given';
};
const SPOKEN: readonly ConfigKey[] = ['tee', 'engine', 'pay', 'minLevel', 'transcripts', 'log'];

const LOG_LINES = 50;
/** Of a log file's end; a line is some hundred bytes. */
const LOG_BYTES = 65_536;
const METRICS_MS = 2_000;
const MAX_METRICS = 262_144;

export async function makeReport({ config, sources, findings, now }: ReportSources): Promise<object> {
  const { home } = config;
  const status = await nodeStatus(home).catch(() => null);
  const report = {
    version: 1,
    at: now.toISOString(),
    veilmesh: VERSION,
    runtime: {
      node: process.versions.node,
      platform: platform(),
      arch: arch(),
      kernel: release(),
    },
    machine: { cores: availableParallelism(), memoryBytes: totalmem(), freeBytes: process.availableMemory() },
    settings: (Object.keys(configSchema.shape) as ConfigKey[]).map((key) => ({
      key,
      value: shownSetting(config[key], key),
      from: sources[key],
    })),
    doctor: findings.map(({ check, code, severity, title, detail }) => ({
      check,
      code,
      severity,
      title,
      detail,
    })),
    node: status === null ? null : shownStatus(status),
    log: {
      running: status === null ? [] : await nodeLog(home).catch(() => []),
      files: logFiles(home),
    },
    metrics: status?.metrics == null ? null : await scrape(status.metrics),
  };
  return redactAll(report, secretsOf(config));
}

/** What is shown as a node says it: neither whose it is nor where. */
const SHOWN = [
  'version',
  'startedAt',
  'model',
  'shard',
  'shards',
  'assurance',
  'engine',
  'sessions',
  'draining',
  'reachability',
  'evidence',
  'witnesses',
  'peers',
] as const satisfies readonly (keyof NodeStatus)[];

const shownStatus = (status: NodeStatus) => {
  const { risk, lastCheck, addresses } = status;
  const { checks, dueBy, claims, until } = risk;
  return {
    ...Object.fromEntries(SHOWN.map((key) => [key, status[key]])),
    open: { checks, dueBy, claims, until },
    lastCheck: lastCheck === null ? null : { state: lastCheck.state, at: lastCheck.at },
    addresses: addresses.length,
  };
};

const LINE = /^(\S+) (error|info|debug)\s+([a-z-]+): /;
const CODE = / code=([A-Z][A-Z0-9_]{2,63})(?= |$)/;

/** Of each log of this folder, its last lines with a code: when, how bad, whose, and the code. */
function logFiles(home: string): object[] {
  let names: string[];
  try {
    names = readdirSync(join(home, 'logs')).filter((name) => name.endsWith('.log'));
  } catch {
    return [];
  }
  return names.sort().map((name) => {
    const lines = readFileSync(join(home, 'logs', name), 'utf8')
      .slice(-LOG_BYTES)
      .split('\n')
      .flatMap((line) => {
        const [, at, level, role] = LINE.exec(line) ?? [];
        const code = CODE.exec(line)?.[1];
        return code === undefined || at === undefined ? [] : [{ at, level, role, code }];
      });
    return { file: name, lines: lines.slice(-LOG_LINES) };
  });
}

async function scrape(url: string): Promise<string | { readonly code: string }> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(METRICS_MS) });
    return (await answer.text()).slice(0, MAX_METRICS);
  } catch (thrown) {
    return { code: asVeilmeshError(thrown).code };
  }
}

/** What must not be in it, wherever it comes from. */
export function secretsOf(config: Config): Secrets {
  const home = resolve(config.home);
  return {
    texts: [
      ...keysIn(join(home, 'keys')),
      ...[config.journalUrl, config.rpcUrl, config.pccsUrl, config.kdsUrl].flatMap((url) => [
        url,
        ...partsOf(url),
      ]),
      ...[...config.listen, ...config.announce, ...config.bootstrap].flatMap(namesIn),
      config.vendor,
    ].filter((text) => text !== ''),
    folders: [
      [home, '<home>'],
      [config.home.startsWith('/') ? config.home : home, '<home>'],
      [process.cwd(), '<folder>'],
      [homedir(), '~'],
    ],
    names: [nameOf(() => userInfo().username), nameOf(hostname)],
  };
}

/** Everything in the key folder, as it is in the file. */
function keysIn(folder: string): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    return files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8').trim());
  } catch {
    return [];
  }
}

/** Of a URL, as they stand in it and as they are meant: whoever fails to reach it names one of them alone. */
function partsOf(text: string): string[] {
  if (!URL.canParse(text)) return [];
  const { hostname: host, username, password, pathname, searchParams } = new URL(text);
  const parts = [username, password, ...pathname.split('/'), ...searchParams.values()];
  return [...(host === 'localhost' ? [] : [host]), ...parts.flatMap((part) => [part, decoded(part)])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Of a multiaddr: of a machine. */
const namesIn = (address: string): string[] =>
  [...address.matchAll(/\/dns(?:4|6|addr)?\/([^/]+)/g)].map(([, name]) => name!);

function nameOf(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}
