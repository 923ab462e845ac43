/**
 * The database that coordinators share: does it answer, let us in, and write through.
 * @module
 */
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import { describeUrl, probePostgres } from '../../../settlement/batch/journal-postgres.ts';
import { failure, type Outcome, ok } from '../types.ts';

export async function checkJournal(url: string): Promise<Outcome[]> {
  try {
    const { version, made } = await probePostgres(url);
    const state = made ? 'has the tables of a journal' : 'is empty; the first coordinator makes the tables';
    return [ok('JOURNAL_OK', 'journal database', `PostgreSQL ${version} at ${describeUrl(url)} ${state}`)];
  } catch (thrown) {
    const { code, message, hint } = asVeilmeshError(thrown);
    const fix =
      code === 'JOURNAL_UNREACHABLE'
        ? 'start the database, or correct the setting: veilmesh config show'
        : hint;
    return [
      failure(code, 'journal database', `${message}: ${describeUrl(url)}`, fix ?? 'veilmesh config show'),
    ];
  }
}
