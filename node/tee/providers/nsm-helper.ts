/**
 * Documents of the AWS Nitro security module, by a helper program that the operator builds into the enclave's image.
 *
 * The module answers ioctls on /dev/nsm only, which Node cannot make without native code, and this project has none. So
 * one question goes to a program of the operator's, under a contract that leaves it nothing to decide:
 *
 *   argument 1   `veilmesh-nsm/1`, and no other
 *   environment  empty
 *   stdin        exactly the 64 bytes of `user_data`, then the end
 *   stdout       exactly the COSE_Sign1 document of the module's Attestation request with that `user_data`, without nonce
 *                and public key; nothing before or behind it; at most 16 KB
 *   exit status  0; anything else is a failure, whose reason it writes to stderr
 *   time         10 s
 *
 * It is trusted with nothing: the 64 bytes are public, a document it makes up has no signature of the module, and as part
 * of the image it is measured in PCR0 like the rest.
 * @module
 */
import { spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { UnavailableError, UsageError } from '../../../crypto/core/errors.ts';

export const NSM_DEVICE = '/dev/nsm';
/** Argument 1 of the helper: a later contract gets another name. */
export const NSM_CONTRACT = 'veilmesh-nsm/1';

const MAX_DOCUMENT_BYTES = 16 * 1024;
const MAX_REASON_BYTES = 4 * 1024;
const SHOWN_REASON = 300;
const TIMEOUT_MS = 10_000;

/**
 * @param data 64 bytes
 * @throws UsageError TEE_HELPER_UNSET; UnavailableError TEE_PROVIDER_MISSING | TEE_PROVIDER_DENIED |
 * TEE_PROVIDER_BUSY | TEE_PROVIDER_FAILED | TEE_REPORT_TOO_LARGE
 */
export function nsmDocument(
  data: Uint8Array,
  helper: string,
  timeoutMs: number = TIMEOUT_MS,
): Promise<Uint8Array> {
  if (!isAbsolute(helper)) {
    throw new UsageError('TEE_HELPER_UNSET', 'Nitro documents need a helper program by its absolute path', {
      details: { got: helper },
      hint: 'set nsmHelper (--nsm-helper) to the program in the enclave image: see node/tee/providers/NITRO.md',
    });
  }
  return new Promise((resolve, reject) => {
    const child = spawn(helper, [NSM_CONTRACT], { env: {}, stdio: ['pipe', 'pipe', 'pipe'], shell: false });
    const out: Buffer[] = [];
    const reason: Buffer[] = [];
    let outBytes = 0;
    let reasonBytes = 0;
    let over: UnavailableError | undefined;
    const stop = (error: UnavailableError): void => {
      over ??= error;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => {
      stop(
        new UnavailableError('TEE_PROVIDER_BUSY', `the Nitro helper gave nothing in ${timeoutMs / 1_000} s`, {
          details: { helper },
          hint: `run it by hand inside the enclave: head -c 64 /dev/zero | ${helper} ${NSM_CONTRACT} | wc -c`,
        }),
      );
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      outBytes += chunk.length;
      if (outBytes <= MAX_DOCUMENT_BYTES) out.push(chunk);
      else
        stop(
          new UnavailableError('TEE_REPORT_TOO_LARGE', 'the Nitro helper writes more than a document has'),
        );
    });
    child.stderr.on('data', (chunk: Buffer) => {
      reasonBytes += chunk.length;
      if (reasonBytes <= MAX_REASON_BYTES) reason.push(chunk);
    });
    child.stdin.on('error', () => {}); // a helper that does not read says so by its exit
    child.once('error', (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(notStarted(cause, helper));
    });
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      if (over !== undefined) reject(over);
      else if (status !== 0) reject(exited(helper, status, signal, Buffer.concat(reason).toString('utf8')));
      else resolve(new Uint8Array(Buffer.concat(out)));
    });
    child.stdin.end(data);
  });
}

function exited(
  helper: string,
  status: number | null,
  signal: NodeJS.Signals | null,
  said: string,
): UnavailableError {
  const reason = said
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, SHOWN_REASON);
  return new UnavailableError(
    'TEE_PROVIDER_FAILED',
    `the Nitro helper failed${reason === '' ? '' : `: ${reason}`}`,
    {
      details: { helper, status: status ?? String(signal) },
      hint: `is ${NSM_DEVICE} there? It exists inside a Nitro enclave only: veilmesh doctor`,
    },
  );
}

function notStarted(cause: NodeJS.ErrnoException, helper: string): UnavailableError {
  const details = { helper, errno: cause.code ?? cause.name };
  if (cause.code === 'EACCES' || cause.code === 'EPERM') {
    return new UnavailableError('TEE_PROVIDER_DENIED', 'the Nitro helper may not be run', {
      details,
      hint: `chmod 755 ${helper}`,
      cause,
    });
  }
  return new UnavailableError('TEE_PROVIDER_MISSING', 'the Nitro helper cannot be run', {
    details,
    hint: 'set nsmHelper to a program of this architecture: see node/tee/providers/NITRO.md',
    cause,
  });
}
