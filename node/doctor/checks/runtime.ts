/**
 * The JavaScript runtime: version, platform, and whose it is.
 * @module
 */
import { join } from 'node:path';
import type { Origin } from '../../origin.ts';
import { failure, type Outcome, ok, warning } from '../types.ts';

/** Platforms for which a package carries Node 24 (package.json, optionalDependencies). */
const CARRIED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

export interface RuntimeFacts {
  /** e.g. '24.21.0' */
  readonly version: string;
  /** e.g. 'linux-x64' */
  readonly platform: string;
  /** The running executable. */
  readonly executable: string;
  readonly origin: Pick<Origin, 'root' | 'extension' | 'minNode'>;
}

export function checkRuntime({ version, platform, executable, origin }: RuntimeFacts): Outcome[] {
  const { root, extension, minNode } = origin;
  const carried = CARRIED.includes(platform);
  if (!isAtLeast(version, minNode)) {
    const least = minNode[1] === 0 ? `${minNode[0]}` : minNode.join('.');
    return [
      failure(
        'NODE_TOO_OLD',
        'Node is too old',
        `Node ${version} runs this; ${least} or later is needed`,
        carried && extension === '.ts' // a package runs on the Node that npm runs on
          ? 'start with the Node that the project carries: npm run veilmesh -- doctor'
          : `install Node ${least}, then: veilmesh doctor`,
      ),
    ];
  }
  if (!carried) {
    return [
      warning(
        'PLATFORM_NOT_CARRIED',
        'platform without a carried runtime',
        `no package brings Node, the chain or engines for ${platform}; Node ${version} of this machine runs`,
        'keep that Node up to date yourself, and check what works here: npm test',
      ),
    ];
  }
  const whose = executable.startsWith(join(root, 'node_modules'))
    ? 'carried by the project'
    : 'of this machine';
  return [ok('RUNTIME_OK', `Node ${version}`, `${whose}, on ${platform}`)];
}

function isAtLeast(version: string, [leastMajor, leastMinor]: Origin['minNode']): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
