/**
 * The page as files in memory: TypeScript, TSX and CSS of node/page, bundled by rolldown. Paths are URL paths: `/` is the HTML, all others lie
 * under `/assets/` and have a hash of what is in them in their name.
 * @module
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputAsset, OutputChunk, Plugin } from 'rolldown';

export type Page = ReadonlyMap<string, Uint8Array>;

const FOLDER = fileURLToPath(new URL('../page/', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
/** Browsers of the last two years: WebAssembly, BigInt, private fields, top-level await. */
const TARGET = 'es2022';
/** Behind the path of a module that is to be a worker of its own. */
const WORKER = '?worker';

/** rolldown is loaded here and not at the top: a package that carries the built page has none. */
export async function buildPage(): Promise<Page> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    // `theme` is a plain script in the head: the right colours from the first paint on
    input: { page: join(FOLDER, 'main.tsx'), theme: join(FOLDER, 'early-theme.ts') },
    platform: 'browser',
    plugins: [workers],
    transform: { target: TARGET, define: { 'process.env.NODE_ENV': '"production"' } },
    checks: { eval: false },
    onLog: (level, log, handle) => {
      if (level === 'warn') throw new Error(log.message); // nothing is shipped that the bundler doubts
      handle(level, log);
    },
  });
  try {
    const { output } = await bundle.generate({
      format: 'esm',
      minify: true,
      entryFileNames: 'assets/[name]-[hash].js',
      chunkFileNames: 'assets/[name]-[hash].js',
      assetFileNames: 'assets/[name]-[hash][extname]',
    });
    const files = new Map(output.map((file) => [`/${file.fileName}`, bytesOf(file)]));
    const style = Buffer.from(stylesheet());
    const styleAt = `/assets/page-${hashOf(style)}.css`;
    files.set(styleAt, style);
    const mark = readFileSync(join(FOLDER, 'mark.svg'));
    const markAt = `/assets/mark-${hashOf(mark)}.svg`;
    files.set(markAt, mark);
    const at = (name: string): string => `/${entryOf(output, name).fileName}`;
    const places = {
      '{{theme}}': at('theme'),
      '{{page}}': at('page'),
      '{{style}}': styleAt,
      '{{mark}}': markAt,
    };
    let html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
    for (const [place, path] of Object.entries(places)) html = html.replace(place, path);
    return files.set('/', Buffer.from(html));
  } finally {
    await bundle.close();
  }
}

/** `import url from './x.worker.ts?worker'`: a bundle of its own, and where it lies. */
const workers: Plugin = {
  name: 'workers',
  async resolveId(source, importer) {
    if (!source.endsWith(WORKER)) return null;
    const found = await this.resolve(source.slice(0, -WORKER.length), importer);
    return found === null ? null : `${found.id}${WORKER}`;
  },
  load(id) {
    if (!id.endsWith(WORKER)) return null;
    const path = id.slice(0, -WORKER.length);
    const reference = this.emitFile({ type: 'chunk', id: path, name: basename(path, '.ts') });
    return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
  },
};

const bytesOf = (file: OutputChunk | OutputAsset): Uint8Array =>
  Buffer.from(file.type === 'chunk' ? file.code : file.source);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

const entryOf = (output: readonly (OutputChunk | OutputAsset)[], name: string): OutputChunk =>
  output.find((file): file is OutputChunk => file.type === 'chunk' && file.isEntry && file.name === name)!;

/** All of node/page, what defines names first, and what uPlot needs; comments are for those who read the source. */
function stylesheet(): string {
  const own = globSync('**/*.css', { cwd: FOLDER }).sort(
    (a, b) => Number(b.startsWith('style/')) - Number(a.startsWith('style/')) || (a < b ? -1 : 1),
  );
  const paths = [join(PACKAGES, 'uplot/dist/uPlot.min.css'), ...own.map((name) => join(FOLDER, name))];
  return paths
    .map((path) => readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''))
    .join('\n')
    .replaceAll(/\s+/g, ' ');
}
