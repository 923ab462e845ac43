/**
 * Loads node:sqlite without its warning: what Node 24 calls experimental there is the API, and the version is
 * pinned. Every other warning passes.
 * @module
 */
type Sqlite = typeof import('node:sqlite');

export async function loadSqlite(): Promise<Sqlite> {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  }) as typeof emitWarning;
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
