/**
 * `veilmesh config`: every setting, its value, and where the value came from; and the schema of the file.
 * @module
 */
import type { Command } from 'commander';
import { describeUrl } from '../../settlement/batch/journal-postgres.ts';
import { configJsonSchema } from '../config/json-schema.ts';
import {
  type Config,
  type ConfigKey,
  configSchema,
  environmentName,
  SECRET_SETTINGS,
} from '../config/schema.ts';
import { contextOf } from './context.ts';

export async function showConfig(_flags: unknown, command: Command): Promise<void> {
  const { config, sources, out } = contextOf(command);
  const rows = (Object.keys(configSchema.shape) as ConfigKey[]).map((key) => ({
    key,
    value: shown(config, key),
    source: sources[key],
    environment: environmentName(key),
    description: configSchema.shape[key].description ?? '',
  }));
  out.result(
    rows,
    rows
      .map(
        ({ key, value, source, environment, description }) =>
          `${key} = ${JSON.stringify(value)}  (${source}; ${environment})\n    ${description}`,
      )
      .join('\n'),
  );
}

export async function showSchema(_flags: unknown, command: Command): Promise<void> {
  const { out } = contextOf(command);
  const schema = configJsonSchema();
  out.result(schema, JSON.stringify(schema, null, 2));
}

const shown = (config: Config, key: ConfigKey): Config[ConfigKey] =>
  SECRET_SETTINGS.includes(key) && config[key] !== '' ? describeUrl(String(config[key])) : config[key];
