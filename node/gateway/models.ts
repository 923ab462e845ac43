/**
 * `GET /v1/models` and `GET /v1/models/:name`: what the mesh serves, and whether it can now.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { MeshClient, OfferedModel } from './types.ts';

export async function listModels(client: MeshClient): Promise<Response> {
  return Response.json({ object: 'list', data: (await client.models()).map(modelOf) });
}

/** @throws UsageError MODEL_UNKNOWN */
export async function showModel(client: MeshClient, name: string): Promise<Response> {
  const models = await client.models();
  const found = models.find(({ root, manifest }) => manifest.name === name || root === name);
  if (found !== undefined) return Response.json(modelOf(found));
  throw new UsageError('MODEL_UNKNOWN', 'this mesh has no such model', {
    details: { known: models.map(({ manifest }) => manifest.name) },
    hint: 'GET /v1/models',
  });
}

const modelOf = ({ root, manifest, covered }: OfferedModel) => ({
  id: manifest.name,
  object: 'model',
  created: 0, // a model is its root: it has no date
  owned_by: 'veilmesh',
  veilmesh: {
    root,
    task: manifest.task,
    license: manifest.license,
    context: manifest.context,
    closed: manifest.closed,
    covered,
  },
});
