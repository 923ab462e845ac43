/**
 * The embedded chain's executable: installed, and able to run here.
 * @module
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { anvilBinary } from '../../../settlement/chain/anvil-binary.ts';
import { failure, type Outcome, ok, warning } from '../types.ts';

const VERSION_TIMEOUT_MS = 10_000;

export interface AnvilProbe {
  /** @throws UnavailableError CHAIN_BINARY_MISSING */
  find(): string;
  /** First line of `anvil --version`. */
  version(path: string): Promise<string>;
}

export const anvilProbe: AnvilProbe = {
  find: () => anvilBinary(),
  version: async (path) => {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return stdout.split('\n')[0]!.trim();
  },
};

/** @param needed false where another chain is configured: then its absence harms nothing but a localnet */
export async function checkAnvil(needed: boolean, probe: AnvilProbe = anvilProbe): Promise<Outcome[]> {
  const fallen = needed ? failure : warning;
  let path: string;
  try {
    path = probe.find();
  } catch (thrown) {
    const { code, message } = asVeilmeshError(thrown);
    const fix = 'install it with: npm ci; or use another chain: veilmesh doctor --rpc-url <url>';
    return [fallen(code, 'no embedded chain', message, fix)];
  }
  try {
    return [ok('ANVIL_OK', 'embedded chain', await probe.version(path))];
  } catch {
    return [
      fallen(
        'ANVIL_BROKEN',
        'the embedded chain does not run',
        `${path} cannot be executed on this machine (C library, architecture or file mode)`,
        'install it anew with: npm ci; or use another chain: veilmesh doctor --rpc-url <url>',
      ),
    ];
  }
}
