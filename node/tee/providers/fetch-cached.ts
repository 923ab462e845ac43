/**
 * Certificates and lists of the processors' vendors over HTTP, kept on disk: bounded, with a lifetime, and used past it
 * where the vendor does not answer. Verifiers judge what is in them, dates too; nothing here does.
 * @module
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToHex, utf8 } from '../../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { createHttp, DEFAULT_HTTP, type Http, readBody, shown } from '../../models/sources/http.ts';

export interface Fetched {
  readonly body: Uint8Array;
  /** Of those asked for, the ones that came; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface FetchRequest {
  readonly url: string;
  /** For how long it is not asked for again. */
  readonly lifetimeSeconds: number;
  /** Headers of the answer that matter; lower case. */
  readonly headers?: readonly string[];
}

/** @throws UsageError COLLATERAL_URL; UnavailableError HTTP_* when it is not kept either; VerificationError HTTP_* */
export type FetchCached = (request: FetchRequest) => Promise<Fetched>;

export interface FetchCachedOptions {
  /** Made when first needed. */
  readonly folder: string;
  readonly nowSeconds: () => number;
  readonly http?: Http;
}

const MAX_BODY_BYTES = 256 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_FILES = 64;
const TIMEOUT_MS = 10_000;
/** From the question to the last byte of the answer. */
const WHOLE_MS = 30_000;

const fileSchema = z.strictObject({
  url: z.string(),
  fetchedAt: z.int().min(0),
  headers: z.record(z.string(), z.string()),
  body: z.base64(),
});
type Kept = z.infer<typeof fileSchema>;

export function createFetchCached({ folder, nowSeconds, http }: FetchCachedOptions): FetchCached {
  let client = http;
  const fileOf = (url: string): string =>
    join(folder, `${bytesToHex(hash('collateral-cache/v1', utf8(url)))}.json`);

  return async ({ url, lifetimeSeconds, headers: wanted = [] }) => {
    checkUrl(url);
    const kept = await readKept(fileOf(url), url);
    const age = kept === null ? Number.POSITIVE_INFINITY : nowSeconds() - kept.fetchedAt;
    if (kept !== null && age >= 0 && age < lifetimeSeconds) return fetchedOf(kept);
    try {
      client ??= createHttp({ ...DEFAULT_HTTP, timeoutMs: TIMEOUT_MS });
      const answer = await client.get(url, {}, AbortSignal.timeout(WHOLE_MS));
      const body = new Uint8Array(await readBody(answer, MAX_BODY_BYTES));
      const headers = Object.fromEntries(
        wanted.flatMap((name) => {
          const value = answer.message.headers[name];
          return typeof value === 'string' && value.length <= MAX_HEADER_BYTES ? [[name, value]] : [];
        }),
      );
      const fresh: Kept = {
        url,
        fetchedAt: nowSeconds(),
        headers,
        body: Buffer.from(body).toString('base64'),
      };
      // a full or read-only disk costs another question the next time, not this answer
      await keep(folder, fileOf(url), fresh).catch(() => {});
      return { body, headers };
    } catch (thrown) {
      if (kept !== null && asVeilmeshError(thrown).family === 'unavailable') return fetchedOf(kept);
      throw thrown;
    }
  };

  function checkUrl(text: string): void {
    const url = URL.parse(text);
    const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && local))) return;
    throw new UsageError('COLLATERAL_URL', 'collateral is fetched over https, or from this machine', {
      details: { url: url === null ? '' : shown(url) },
      hint: 'set pccsUrl and kdsUrl to https:// addresses',
    });
  }
}

const fetchedOf = ({ body, headers }: Kept): Fetched => ({
  body: new Uint8Array(Buffer.from(body, 'base64')),
  headers,
});

/** Null for what is absent, damaged, or kept for another address. */
async function readKept(file: string, url: string): Promise<Kept | null> {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success && parsed.data.url === url ? parsed.data : null;
  } catch {
    return null;
  }
}

async function keep(folder: string, file: string, kept: Kept): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, JSON.stringify(kept), { mode: 0o600 });
  await rename(part, file);
  const files = (await readdir(folder)).map((name) => join(folder, name));
  if (files.length <= MAX_FILES) return;
  const aged = await Promise.all(
    files.map(async (path) => ({ path, at: await stat(path).then(({ mtimeMs }) => mtimeMs) })),
  );
  aged.sort((a, b) => a.at - b.at);
  for (const { path } of aged.slice(0, files.length - MAX_FILES)) await rm(path, { force: true });
}
