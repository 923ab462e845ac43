/**
 * A model is asked by the function that is for its task.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { ClientModel } from '../client/model.ts';

const FUNCTIONS: Readonly<Record<Manifest['task'], string>> = {
  chat: 'ask()',
  'embed-sentence': 'embed()',
  'classify-image': 'classify()',
  tensor: 'veilmesh run MODEL --input FILE',
};

/** @throws UsageError MODEL_TASK */
export function requireTask({ manifest }: Pick<ClientModel, 'manifest'>, wanted: Manifest['task']): void {
  const { name, task } = manifest;
  if (task === wanted) return;
  throw new UsageError('MODEL_TASK', `${name} is no model for this`, {
    details: { task, expected: wanted },
    hint: FUNCTIONS[task],
  });
}
