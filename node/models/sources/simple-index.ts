/**
 * Finds one file of a project in a Python package index: the simple API as JSON (PEP 691) or HTML (PEP 503).
 * @module
 */
import { z } from 'zod';
import { UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import { type Http, readBody } from './http.ts';

const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01';
const MAX_PAGE_BYTES = 4 << 20;

const pageSchema = z.looseObject({
  files: z
    .array(
      z.looseObject({
        filename: z.string().max(512),
        url: z.string().max(4_096),
        hashes: z.record(z.string(), z.string()).default({}),
      }),
    )
    .max(10_000),
});

interface Listed {
  readonly filename: string;
  readonly url: string;
  readonly sha256: string | null;
}

/**
 * @param index may hold credentials; they go along to files of the same host, as with pip
 * @param sha256 of the wanted bytes: an index that lists others under the name is refused before anything is fetched
 * @returns URL of the file
 * @throws UnavailableError HTTP_* | INDEX_FILE_ABSENT; VerificationError INDEX_MALFORMED | INDEX_OTHER_FILE
 */
export async function findFile(
  http: Http,
  index: string,
  project: string,
  filename: string,
  sha256: string,
): Promise<string> {
  const page = new URL(index);
  page.pathname = `${page.pathname.replace(/\/$/, '')}/${project}/`;
  const answer = await http.get(page.href, { accept: ACCEPT });
  const body = await readBody(answer, MAX_PAGE_BYTES);
  const json = (answer.message.headers['content-type'] ?? '').includes('json');
  const files = json ? fromJson(body) : fromHtml(body.toString('utf8'));
  const found = files.find((file) => file.filename === filename);
  if (found === undefined) {
    throw new UnavailableError('INDEX_FILE_ABSENT', `${page.host} has no ${filename}`);
  }
  if (found.sha256 !== null && found.sha256 !== sha256) {
    throw new VerificationError('INDEX_OTHER_FILE', `${page.host} lists another file as ${filename}`, {
      details: { expected: sha256, got: found.sha256.slice(0, 64) },
    });
  }
  const url = URL.parse(found.url, answer.url);
  if (url === null) throw malformed(page.host);
  if (url.origin === page.origin && url.username === '') {
    url.username = page.username;
    url.password = page.password;
  }
  url.hash = '';
  return url.href;
}

function fromJson(body: Buffer): Listed[] {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw malformed('the index');
  }
  const parsed = pageSchema.safeParse(value);
  if (!parsed.success) throw malformed('the index');
  return parsed.data.files.map(({ filename, url, hashes }) => ({
    filename,
    url,
    sha256: hashes.sha256 ?? null,
  }));
}

/** Links of the page; the text of a link is its file's name. Each pattern stops at the next tag: linear in the page. */
function fromHtml(html: string): Listed[] {
  return [...html.matchAll(/<a\b([^<>]*)>([^<]*)<\/a>/gi)].flatMap(([, attributes, text]) => {
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes!);
    if (href === null) return [];
    const url = unescaped(href[1] ?? href[2]!);
    const sha256 = /#sha256=([0-9a-f]{64})$/.exec(url)?.[1] ?? null;
    return [{ filename: unescaped(text!).trim(), url, sha256 }];
  });
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const malformed = (who: string): VerificationError =>
  new VerificationError('INDEX_MALFORMED', `${who} does not answer as a package index`);
