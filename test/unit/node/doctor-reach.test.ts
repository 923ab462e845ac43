/** What the doctor makes of a peer that dials back, of the protocols of a mesh, and of a node that runs here. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { checkDialBack } from '../../../node/doctor/checks/dial-back.ts';
import { checkMesh } from '../../../node/doctor/checks/mesh.ts';
import { checkNode } from '../../../node/doctor/checks/node.ts';
import { checkVersion, otherVersions } from '../../../node/doctor/checks/version.ts';
import type { Outcome } from '../../../node/doctor/types.ts';
import { VERSION } from '../../../node/version.ts';
import { NODE_STATUS } from '../../support/node-status.ts';

const seen = ([outcome]: readonly Outcome[]): string => `${outcome!.severity} ${outcome!.code}`;
const fixOf = ([outcome]: readonly Outcome[]): string => (outcome!.severity === 'ok' ? '' : outcome!.fix);
const bootstrap = '/ip4/192.0.2.1/tcp/4001/p2p/12D3KooWPeer';
const alone = { running: null, relay: null, bootstrap };
const asked = (reached: readonly { port: number; over: 'tcp' | 'ws' }[]) => ({
  answer: { observed: '/ip4/192.0.2.7', reached: [...reached] },
});

test('reached is direct; not reached is unreachable, with how to open the port, or relayed where somebody relays', () => {
  const direct = checkDialBack({ outcome: asked([{ port: 4_001, over: 'tcp' }]), ...alone });
  assert.equal(seen(direct), 'ok REACH_DIRECT');
  assert.match(direct[0]!.detail, /192\.0\.2\.7.*4001 \(tcp\)/);
  const unreachable = checkDialBack({ outcome: asked([]), ...alone });
  assert.equal(seen(unreachable), 'warning REACH_UNREACHABLE');
  assert.match(unreachable[0]!.detail, /nobody relays/);
  assert.match(fixOf(unreachable), /--relay <multiaddr>.*veilmesh join .*--announce/);
  const relayed = checkDialBack({ outcome: asked([]), ...alone, relay: 'the relay' });
  assert.equal(seen(relayed), 'ok REACH_RELAYED');
  assert.equal(relayed[0]!.title, 'relayed');
  assert.match(relayed[0]!.detail, /192\.0\.2\.7.*no connection.*the relay relays.*sees who connects/);
  const reached = asked([{ port: 4_001, over: 'tcp' }]);
  assert.equal(seen(checkDialBack({ outcome: reached, ...alone, relay: 'the relay' })), 'ok REACH_DIRECT');
});

test('a running node speaks for itself, whatever a visitor on other ports found', () => {
  const outcome = asked([{ port: 4_001, over: 'tcp' }]);
  const found = (['direct', 'relayed', 'unreachable', 'unknown'] as const).map((reachability) => {
    const relay = reachability === 'relayed' ? 'its relay' : null;
    return checkDialBack({ ...alone, outcome, running: { reachability, relay }, relay: 'another' });
  });
  assert.deepEqual(found.map(seen), [
    'ok REACH_DIRECT',
    'ok REACH_RELAYED',
    'warning REACH_UNREACHABLE',
    'ok REACH_UNKNOWN',
  ]);
  assert.match(found[1]![0]!.detail, /passes its relay/);
});

test('a peer that does not dial back, and a machine that cannot listen, leave it open', () => {
  const refused = checkDialBack({
    outcome: { code: 'DIAL_BACK_BUSY', message: 'too often' },
    ...alone,
  });
  assert.equal(seen(refused), 'warning REACH_NOT_TOLD');
  assert.match(fixOf(refused), /veilmesh doctor/);
  assert.equal(seen(checkDialBack({ outcome: null, ...alone })), 'ok REACH_NOT_ASKED');
});

test('a protocol that peers serve in another version only is another version of the mesh', () => {
  assert.deepEqual(otherVersions(['/veilmesh/network/1', '/veilmesh/session/999', '/veilmesh/other/7']), [
    { spoken: otherVersions(['/veilmesh/session/999'])[0]!.spoken, served: '/veilmesh/session/999' },
  ]);
  assert.deepEqual(otherVersions(['/veilmesh/network/1', '/veilmesh/network/2']), [], 'ours is among them');
  assert.equal(seen(checkVersion(['/veilmesh/network/1'])), 'ok VERSION_OK');
  const other = checkVersion(['/veilmesh/network/2'], '22.15.0');
  assert.equal(seen(other), 'error VERSION_OTHER');
  for (const said of [VERSION, 'Node 22.15.0', '/veilmesh/network/2 there, /veilmesh/network/1 here']) {
    assert.ok(other[0]!.detail.includes(said), said);
  }
});

test('a peer that introduces a mesh of another version is told apart from one that introduces none', async () => {
  const probe = (code: string) => () => Promise.reject(new UnavailableError(code, 'no'));
  assert.equal(seen(await checkMesh(bootstrap, probe('MESH_OTHER_VERSION'))), 'error MESH_OTHER_VERSION');
  assert.equal(
    seen(await checkMesh(bootstrap, probe('MESH_PROTOCOL_MISSING'))),
    'error MESH_PROTOCOL_MISSING',
  );
});

test('a node that runs says what it serves and with what; one that drains, or whose evidence lapsed, is warned of', () => {
  const well = checkNode(NODE_STATUS, NODE_STATUS.evidence.goodUntil - 1);
  assert.deepEqual(
    well.map(({ code }) => code),
    ['NODE_RUNS'],
  );
  assert.match(well[0]!.detail, /digits shard 2\/3, engine wasm x2, veilmesh 0\.1\.0/);
  const ill = checkNode({ ...NODE_STATUS, draining: true }, NODE_STATUS.evidence.goodUntil);
  assert.deepEqual(
    ill.map(({ code, severity }) => `${severity} ${code}`),
    ['warning NODE_DRAINS', 'warning NODE_EVIDENCE_LAPSED'],
  );
});

test('the version is the package s', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  assert.equal(VERSION, version);
});
