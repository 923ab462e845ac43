/**
 * Whether this version and the mesh understand each other: the versions of the protocols that peers serve, against those that this
 * one speaks.
 * @module
 */
import { snapshotMethod } from '../../../mesh/directory/snapshot.ts';
import { RING_PROTOCOL } from '../../../mesh/ring/protocol.ts';
import { FRAMES_PROTOCOL, SESSION_PROTOCOL } from '../../../mesh/session/protocol.ts';
import { SHARD_PROTOCOL } from '../../../mesh/shards/protocol.ts';
import { networkMethod } from '../../services/network.ts';
import { VERSION } from '../../version.ts';
import { failure, type Outcome, ok } from '../types.ts';

/** Without one of these a client or a node cannot take part. */
const SPOKEN: readonly string[] = [
  networkMethod.protocol,
  snapshotMethod.protocol,
  SESSION_PROTOCOL,
  FRAMES_PROTOCOL,
  RING_PROTOCOL.id,
  SHARD_PROTOCOL.id,
];

const nameOf = (protocol: string): string => protocol.replace(/\/\d+$/, '');

export interface OtherVersion {
  readonly spoken: string;
  readonly served: string;
}

/** Of what both sides have, what peers serve in other versions only. */
export const otherVersions = (served: readonly string[]): OtherVersion[] =>
  SPOKEN.filter((spoken) => !served.includes(spoken)).flatMap((spoken) => {
    const other = served.find((protocol) => nameOf(protocol) === nameOf(spoken));
    return other === undefined ? [] : [{ spoken, served: other }];
  });

export function checkVersion(served: readonly string[], node: string = process.versions.node): Outcome[] {
  const here = `veilmesh ${VERSION} on Node ${node}`;
  const others = otherVersions(served);
  if (others.length === 0) return [ok('VERSION_OK', 'the mesh speaks this version', here)];
  const pairs = others.map((other) => `${other.served} there, ${other.spoken} here`).join('; ');
  return [
    failure(
      'VERSION_OTHER',
      'the mesh speaks another protocol version',
      `${here}: ${pairs}`,
      'install the version that the mesh runs (npm install -g veilmesh@latest), then: veilmesh doctor',
    ),
  ];
}
