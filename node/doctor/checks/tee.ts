/**
 * What this machine offers to prove that it runs in a trusted execution environment. Only looks for the files;
 * no quote is requested, and the GPU's confidential mode is not asked.
 * @module
 */
import { existsSync } from 'node:fs';
import { type Outcome, warning } from '../types.ts';

export interface TeeDevice {
  readonly name: string;
  readonly path: string;
}

export const TEE_DEVICES: readonly TeeDevice[] = [
  { name: 'Linux TSM reports (TDX, SEV-SNP)', path: '/sys/kernel/config/tsm/report' },
  { name: 'Intel TDX guest', path: '/dev/tdx_guest' },
  { name: 'AMD SEV-SNP guest', path: '/dev/sev-guest' },
  { name: 'AWS Nitro enclave', path: '/dev/nsm' },
  { name: 'Intel SGX', path: '/dev/sgx_enclave' },
  { name: 'dstack', path: '/var/run/dstack.sock' },
];

const CONSEQUENCE = "evidence will be SIMULATED: nothing is hidden from this machine's operator";
const FIX = 'use test data only; every answer says what is hidden from whom: veilmesh run';

export function checkTee(
  devices: readonly TeeDevice[] = TEE_DEVICES,
  exists: (path: string) => boolean = existsSync,
): Outcome[] {
  const found = devices.filter(({ path }) => exists(path));
  if (found.length === 0) return [warning('TEE_NONE', 'no TEE on this machine', CONSEQUENCE, FIX)];
  const what = found.map(({ name, path }) => `${name} (${path})`).join(', ');
  return [
    warning(
      'TEE_NOT_SUPPORTED_YET',
      'a TEE that this version does not use',
      `found ${what}; hardware evidence is not supported yet in this version, so ${CONSEQUENCE}`,
      FIX,
    ),
  ];
}
