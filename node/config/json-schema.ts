/**
 * `<home>/config.json` as a JSON Schema, made of the settings' own: for editors, and for whoever writes the file by a program.
 * @module
 */
import { z } from 'zod';
import { configSchema } from './schema.ts';

/** In a file: where its own schema is, for editors. No setting. */
export const SCHEMA_KEY = '$schema';

export function configJsonSchema(): Record<string, unknown> {
  const { properties, required: _allHaveDefaults, ...rest } = z.toJSONSchema(configSchema, { io: 'output' });
  return {
    ...rest,
    title: 'Settings of veilmesh',
    description: 'config.json in the home folder. What a flag or the environment says goes before it.',
    properties: { [SCHEMA_KEY]: { type: 'string' }, ...properties },
  };
}
