/**
 * The mesh over WebSockets: everything that holds over TCP.
 * @module
 */
process.env.TEST_MESH_TRANSPORT = 'ws';

await import('./host.test.ts');
await import('./directory.test.ts');
await import('./shards.test.ts');
await import('./session.test.ts');
await import('../../adversary/mesh/wire.test.ts');
await import('../../adversary/mesh/gossip.test.ts');

export {};
