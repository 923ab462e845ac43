/**
 * A file of known size and SHA-256 over HTTP, resumable: what came so far stays in `<file>.part`, and the next attempt
 * asks for the rest by range.
 * @module
 */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../../crypto/core/errors.ts';
import type { Stages } from '../../stages.ts';
import { type Http, type HttpAnswer, shown } from './http.ts';
import { createMeter, type Meter } from './meter.ts';

export interface Pinned {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface Download extends Pinned {
  readonly url: string;
  /** Where the whole, verified file will lie. */
  readonly file: string;
  /** For progress lines. */
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Connections in a row that brought no byte further, broken or not, before the source is given up. */
const BARREN_ATTEMPTS = 3;

/**
 * @throws VerificationError DOWNLOAD_HASH (the part file is removed) | DOWNLOAD_RANGE | DOWNLOAD_SIZE
 * @throws UnavailableError HTTP_* when the server cannot give it; the part file stays | DOWNLOAD_DISK
 */
export async function download(http: Http, request: Download, stages: Stages): Promise<void> {
  const part = `${request.file}.part`;
  mkdirSync(dirname(request.file), { recursive: true });
  rmSync(wholeOf(part), { force: true }); // of a run that ended in the middle of one
  if (sizeOf(part) > request.bytes) rmSync(part); // of another file, or damaged
  const meter = createMeter(request.what, request.bytes, sizeOf(part), stages);
  for (let barren = 0; sizeOf(part) < request.bytes; ) {
    const before = sizeOf(part);
    let failure: VeilmeshError | null = null;
    try {
      await fetchRest(http, request, part, meter);
    } catch (thrown) {
      failure = asVeilmeshError(thrown);
      if (request.signal?.aborted === true || !isPassing(failure)) throw failure;
    }
    barren = sizeOf(part) > before ? 0 : barren + 1;
    if (barren >= BARREN_ATTEMPTS) throw failure ?? wrongSize(request, sizeOf(part));
  }
  try {
    await checkHash(part, request);
  } catch (error) {
    if (error instanceof VerificationError) rmSync(part);
    throw error;
  }
  renameSync(part, request.file);
}

/** Present with exactly the pinned bytes. A damaged file is removed. */
export async function isIntact(file: string, pinned: Pinned): Promise<boolean> {
  const size = sizeOf(file);
  if (size === 0) return false;
  if (size === pinned.bytes && (await sha256Of(file)) === pinned.sha256) return true;
  rmSync(file);
  return false;
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Asks for what is missing and appends it. Returns early when the answer is shorter than it says. What is held goes only
 * for the whole file, checked: any server between here and there may answer everything with a page of its own.
 */
async function fetchRest(http: Http, request: Download, part: string, meter: Meter): Promise<void> {
  const have = sizeOf(part);
  const range = have === 0 ? {} : { range: `bytes=${have}-${request.bytes - 1}` };
  const headers = { ...request.headers, ...range, 'accept-encoding': 'identity' };
  const answer = await http.get(request.url, headers, request.signal);
  const start = startOf(answer, have, request);
  const into = start < have ? wholeOf(part) : part;
  const out = await open(into, start === 0 ? 'w' : 'a');
  try {
    await append(answer, out, start, request, meter);
    await out.close();
    if (into !== part) {
      await checkHash(into, request);
      renameSync(into, part);
    }
  } catch (error) {
    if (into !== part) rmSync(into);
    else if (error instanceof VerificationError) await out.truncate(start);
    throw error;
  } finally {
    await out.close();
    answer.message.destroy();
  }
}

async function append(
  { message }: HttpAnswer,
  out: FileHandle,
  start: number,
  request: Download,
  meter: Meter,
): Promise<void> {
  let have = start;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      have += chunk.length;
      if (have > request.bytes) throw wrongSize(request, have);
      await written(out.write(chunk));
      meter.at(have);
    }
  } catch (cause) {
    if (cause instanceof VerificationError || cause instanceof UnavailableError) throw cause;
    throw new UnavailableError('HTTP_UNREACHABLE', 'the connection broke', {
      cause,
      details: { url: shown(new URL(request.url)), bytes: have },
    });
  }
  if (have < request.bytes && message.statusCode !== 206) throw wrongSize(request, have);
}

/** Where the answer's body belongs in the file: a server without ranges sends it all, from 0. */
function startOf({ message }: HttpAnswer, have: number, request: Download): number {
  const length = message.headers['content-length'];
  const size = length === undefined ? null : Number(length);
  if (message.statusCode === 206) {
    const range = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(message.headers['content-range'] ?? '');
    const whole = range?.[3] === '*' ? request.bytes : Number(range?.[3]);
    if (range === null || Number(range[1]) !== have || whole !== request.bytes) {
      message.destroy();
      throw new VerificationError('DOWNLOAD_RANGE', 'the server answered with another range than asked', {
        details: { asked: have, got: message.headers['content-range'] ?? 'none' },
      });
    }
    return have;
  }
  if (size !== null && size !== request.bytes) {
    message.destroy();
    throw wrongSize(request, size);
  }
  return 0;
}

async function written(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (cause) {
    throw new UnavailableError('DOWNLOAD_DISK', 'the download cannot be written to disk', {
      cause,
      hint: 'veilmesh doctor',
    });
  }
}

const wrongSize = ({ url, bytes }: Download, got: number): VerificationError =>
  new VerificationError('DOWNLOAD_SIZE', 'the server offers a file of another size', {
    details: { url: shown(new URL(url)), expected: bytes, got },
    hint: 'a proxy or a login page may answer in its place: open the URL in a browser, then run it again',
  });

/** May go better the next time. */
const isPassing = ({ code, details }: VeilmeshError): boolean =>
  code === 'HTTP_UNREACHABLE' || (code === 'HTTP_STATUS' && Number(details.status) >= 500);

/** @throws VerificationError DOWNLOAD_HASH */
async function checkHash(file: string, { what, url, sha256 }: Download): Promise<void> {
  const actual = await sha256Of(file);
  if (actual === sha256) return;
  throw new VerificationError('DOWNLOAD_HASH', `${what} is not the pinned file; it was removed`, {
    details: { url: shown(new URL(url)), expected: sha256, got: actual },
    hint: 'use another source',
  });
}

/** Where the whole file is put while a part of it is held. */
const wholeOf = (part: string): string => `${part}.whole`;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
