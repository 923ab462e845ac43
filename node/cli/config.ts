/**
 * `veilmesh config show`: every setting, its value, and where the value came from.
 * @module
 */
import type { Command } from 'commander';
import { type ConfigKey, configSchema, environmentName } from '../config/schema.ts';
import { contextOf } from './context.ts';

export function addConfigCommand(program: Command): void {
  program
    .command('config')
    .description('settings')
    .command('show')
    .description('every setting with its value, source and environment name')
    .action((_flags: unknown, command: Command) => {
      const { config, sources, out } = contextOf(command);
      const rows = (Object.keys(configSchema.shape) as ConfigKey[]).map((key) => ({
        key,
        value: config[key],
        source: sources[key],
        environment: environmentName(key),
        description: configSchema.shape[key].description ?? '',
      }));
      out.result(
        rows,
        rows
          .map(
            ({ key, value, source, environment, description }) =>
              `${key.padEnd(10)} ${JSON.stringify(value).padEnd(28)} ${source.padEnd(12)} ${environment.padEnd(20)} ${description}`,
          )
          .join('\n'),
      );
    });
}
