/**
 * What every role measures of its place in the mesh.
 * @module
 */
import type { MeshHost } from '../../mesh/host/types.ts';
import type { Metrics } from './metrics.ts';

export function measureMesh(metrics: Metrics, host: Pick<MeshHost, 'peers' | 'traffic'>): void {
  metrics.onRead(() => {
    const { received, sent } = host.traffic();
    metrics.set('veilmesh_mesh_connections', host.peers().length);
    metrics.countTo('veilmesh_mesh_bytes_total', { direction: 'in' }, received);
    metrics.countTo('veilmesh_mesh_bytes_total', { direction: 'out' }, sent);
  });
}
