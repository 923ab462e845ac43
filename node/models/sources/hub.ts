/**
 * SmolLM2 from the Hugging Face hub, or the mirror that HF_ENDPOINT names: the authors' files at a fixed revision.
 * @module
 */
import { join } from 'node:path';
import { UsageError } from '../../../crypto/core/errors.ts';
import type { Stages } from '../../stages.ts';
import { download, isIntact } from './download.ts';
import { createHttp, DEFAULT_HTTP } from './http.ts';
import { HUB } from './pins.ts';

const ENDPOINT = 'https://huggingface.co';

/**
 * @param folder where the files come to lie, under their own names
 * @throws UnavailableError HTTP_*; VerificationError DOWNLOAD_*; UsageError HUB_ENDPOINT
 */
export async function fromHub(
  endpoint: string | undefined,
  folder: string,
  stages: Stages,
  pins: typeof HUB = HUB,
): Promise<string> {
  const base = URL.parse(endpoint === undefined || endpoint === '' ? ENDPOINT : endpoint);
  if (base === null)
    throw new UsageError('HUB_ENDPOINT', 'HF_ENDPOINT is not a URL', { hint: 'unset HF_ENDPOINT' });
  const http = createHttp(DEFAULT_HTTP);
  for (const { name, bytes, sha256 } of pins.files) {
    const file = join(folder, name);
    if (await isIntact(file, { bytes, sha256 })) continue;
    const path = `${pins.repository}/resolve/${pins.revision}/${name}`;
    const url = new URL(path, base.href.endsWith('/') ? base.href : `${base.href}/`).href;
    await download(http, { url, file, bytes, sha256, what: name }, stages);
  }
  return folder;
}
