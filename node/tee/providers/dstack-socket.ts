/**
 * The guest agent of dstack, on a unix socket: quotes of the virtual machine with the log of what it measured.
 *
 * Two small JSON requests, so node:http does without the agent's own client library and what it depends on.
 * @module
 */
import { request } from 'node:http';
import { z } from 'zod';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';

/** Mounted into the container by its compose file. */
export const DSTACK_SOCKET = '/var/run/dstack.sock';

export interface DstackQuote {
  readonly quote: Uint8Array;
  /** JSON text: `[{imr, event_type, digest, event, event_payload}, …]`. */
  readonly eventLog: string;
}

const MAX_ANSWER_BYTES = 1024 * 1024;
const TIMEOUT_MS = 20_000;

const hexText = (max: number) =>
  z
    .string()
    .max(2 * max)
    .regex(/^(0x)?([0-9a-fA-F]{2})+$/)
    .transform((text) => hex(text.replace(/^0x/, '').toLowerCase()));
// open objects: the agent grows fields, and nothing here depends on there being no others
const quoteSchema = z.object({ quote: hexText(64 * 1024), event_log: z.string().max(512 * 1024) });
const infoSchema = z.object({ app_id: z.string().max(256), instance_id: z.string().max(256) });
export type DstackInfo = z.infer<typeof infoSchema>;
const keySchema = z.object({ key: hexText(64) });

/**
 * @param data 64 bytes
 * @throws UnavailableError TEE_PROVIDER_MISSING | TEE_PROVIDER_DENIED | TEE_PROVIDER_BUSY | TEE_PROVIDER_FAILED |
 * TEE_REPORT_TOO_LARGE
 */
export async function dstackQuote(
  data: Uint8Array,
  socketPath: string = DSTACK_SOCKET,
  timeoutMs: number = TIMEOUT_MS,
): Promise<DstackQuote> {
  const answer = await ask(socketPath, '/GetQuote', { report_data: bytesToHex(data) }, timeoutMs);
  const { quote, event_log: eventLog } = parsed(quoteSchema, answer, 'GetQuote');
  return { quote, eventLog };
}

/** A secret of this application on this machine's key provider, the same at every boot. @throws as `dstackQuote` */
export async function dstackKey(
  path: string,
  socketPath: string = DSTACK_SOCKET,
  timeoutMs: number = TIMEOUT_MS,
): Promise<Uint8Array> {
  const answer = await ask(socketPath, '/GetKey', { path, purpose: 'sealing' }, timeoutMs);
  return parsed(keySchema, answer, 'GetKey').key;
}

/** Which application and machine the agent speaks for. @throws as `dstackQuote` */
export async function dstackInfo(
  socketPath: string = DSTACK_SOCKET,
  timeoutMs: number = TIMEOUT_MS,
): Promise<DstackInfo> {
  return parsed(infoSchema, await ask(socketPath, '/Info', {}, timeoutMs), 'Info');
}

function parsed<T extends z.ZodType>(schema: T, answer: string, what: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    value = undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UnavailableError('TEE_PROVIDER_FAILED', `dstack's answer to ${what} is not what it documents`, {
    details: { field: result.error.issues[0]?.path.join('.') ?? '' },
    hint: 'dstack 0.5 or later is needed',
  });
}

function ask(socketPath: string, path: string, body: object, timeoutMs: number): Promise<string> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        socketPath,
        path,
        method: 'POST',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          host: 'dstack',
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) {
            reject(
              new UnavailableError(
                'TEE_REPORT_TOO_LARGE',
                `dstack answers more than ${MAX_ANSWER_BYTES} bytes`,
              ),
            );
            asked.destroy();
          } else chunks.push(chunk);
        });
        answer.on('error', (error) => reject(failed(error, socketPath)));
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
          else reject(refused(path, answer.statusCode ?? 0));
        });
      },
    );
    asked.on('error', (error) => reject(failed(error, socketPath)));
    asked.end(text);
  });
}

const refused = (path: string, status: number): UnavailableError =>
  new UnavailableError('TEE_PROVIDER_FAILED', `dstack refuses ${path} with status ${status}`, {
    details: { path, status },
    hint: "the agent's log says more; dstack 0.5 or later is needed",
  });

function failed(cause: NodeJS.ErrnoException, socketPath: string): UnavailableError {
  const details = { socket: socketPath, errno: cause.code ?? cause.name };
  if (cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED' || cause.code === 'ENOTSOCK') {
    return new UnavailableError('TEE_PROVIDER_MISSING', 'no dstack agent answers here', {
      details,
      hint: `mount the agent's socket into the container: volumes: ["${DSTACK_SOCKET}:${DSTACK_SOCKET}"]`,
      cause,
    });
  }
  if (cause.code === 'EACCES' || cause.code === 'EPERM') {
    return new UnavailableError('TEE_PROVIDER_DENIED', "this process may not use dstack's socket", {
      details,
      hint: `give the node's user read and write rights on ${socketPath}`,
      cause,
    });
  }
  if (cause.name === 'TimeoutError' || cause.name === 'AbortError') {
    return new UnavailableError('TEE_PROVIDER_BUSY', 'the dstack agent did not answer in time', {
      details,
      hint: "try again; the agent's log says what it waits for",
      cause,
    });
  }
  return new UnavailableError('TEE_PROVIDER_FAILED', 'the connection to the dstack agent broke', {
    details,
    hint: "the agent's log says more",
    cause,
  });
}
