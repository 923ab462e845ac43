/**
 * The JavaScript runtime: version, platform, and whose it is.
 * @module
 */
import { failure, type Outcome, ok, warning } from '../types.ts';

export const MIN_NODE_MAJOR = 24;

/** Platforms for which a package carries Node 24 (package.json, optionalDependencies). */
const CARRIED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

export interface RuntimeFacts {
  /** e.g. '24.21.0' */
  readonly version: string;
  /** e.g. 'linux-x64' */
  readonly platform: string;
  /** The running executable. */
  readonly executable: string;
  /** Folder that npm installs into. */
  readonly modules: string;
}

export function checkRuntime({ version, platform, executable, modules }: RuntimeFacts): Outcome[] {
  const carried = CARRIED.includes(platform);
  if (!(Number.parseInt(version, 10) >= MIN_NODE_MAJOR)) {
    return [
      failure(
        'NODE_TOO_OLD',
        'Node is too old',
        `Node ${version} runs this; ${MIN_NODE_MAJOR} or later is needed`,
        carried
          ? 'start with the Node that the project carries: npm run veilmesh -- doctor'
          : `install Node ${MIN_NODE_MAJOR}, then: veilmesh doctor`,
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
  const whose = executable.startsWith(modules) ? 'carried by the project' : 'of this machine';
  return [ok('RUNTIME_OK', `Node ${version}`, `${whose}, on ${platform}`)];
}
