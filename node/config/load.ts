/**
 * Reads the settings: flag > environment > file > default. Each value remembers where it came from.
 * @module
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../crypto/core/errors.ts';
import { SCHEMA_KEY } from './json-schema.ts';
import { nearest } from './nearest.ts';
import { type Config, type ConfigKey, configSchema, environmentName } from './schema.ts';

export type Source = 'flag' | 'environment' | 'file' | 'default';

export interface LoadedConfig {
  readonly config: Config;
  readonly sources: Readonly<Record<ConfigKey, Source>>;
}

/**
 * @param flags values from the command line; undefined means not given
 * @throws UsageError CONFIG_INVALID | CONFIG_UNKNOWN_KEY | CONFIG_FILE_MALFORMED
 */
export function loadConfig(
  flags: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv,
): LoadedConfig {
  const keys = Object.keys(configSchema.shape) as ConfigKey[];
  refuseUnknownEnvironment(keys, environment);
  const home = String(flags.home ?? environment.VEILMESH_HOME ?? configSchema.shape.home.parse(undefined));
  const file = readConfigFile(join(home, 'config.json'), keys);
  const given: Record<string, unknown> = {};
  const sources = {} as Record<ConfigKey, Source>;
  for (const key of keys) {
    const fromEnvironment = environment[environmentName(key)];
    if (flags[key] !== undefined) [given[key], sources[key]] = [flags[key], 'flag'];
    else if (fromEnvironment !== undefined) [given[key], sources[key]] = [fromEnvironment, 'environment'];
    else if (key in file) [given[key], sources[key]] = [file[key], 'file'];
    else sources[key] = 'default';
  }
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const key = String(issue.path[0]) as ConfigKey;
    throw new UsageError('CONFIG_INVALID', `setting '${key}' (from ${sources[key]}): ${issue.message}`, {
      details: { key, source: sources[key] },
      hint: 'veilmesh config show',
    });
  }
  return { config: parsed.data, sources };
}

function readConfigFile(path: string, keys: readonly string[]): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new UsageError('CONFIG_FILE_UNREADABLE', `cannot read ${path}`, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError('CONFIG_FILE_MALFORMED', `${path} is not JSON`, {
      cause,
      hint: `correct or remove ${path}`,
    });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new UsageError('CONFIG_FILE_MALFORMED', `${path} is not a JSON object`, {
      hint: `correct or remove ${path}`,
    });
  }
  for (const key of Object.keys(value)) {
    if (key !== SCHEMA_KEY && !keys.includes(key)) throw unknownKey(key, path, keys);
  }
  return value as Record<string, unknown>;
}

function refuseUnknownEnvironment(keys: readonly string[], environment: NodeJS.ProcessEnv): void {
  const known = keys.map(environmentName);
  for (const name of Object.keys(environment)) {
    if (name.startsWith('VEILMESH_') && !known.includes(name))
      throw unknownKey(name, 'the environment', known);
  }
}

function unknownKey(key: string, where: string, known: readonly string[]): UsageError {
  const near = nearest(key, known);
  const meant = near === null ? '' : `; did you mean '${near}'?`;
  return new UsageError('CONFIG_UNKNOWN_KEY', `unknown setting '${key}' in ${where}${meant}`, {
    details: { key, nearest: near },
    hint: 'veilmesh config show lists them all; veilmesh config schema is for your editor',
  });
}
