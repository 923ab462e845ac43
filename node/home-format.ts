/**
 * Which layout the files of a home folder have: one number in `<home>/format`, written with its first key. Whoever changes how something
 * in it is stored, so that this version cannot open what an earlier one wrote, adds one here and a home of before to test/vectors/home.
 * @module
 */
import { createFile, join, readText } from '#home-files';
import { UsageError } from '../crypto/core/errors.ts';

/** Homes of before there was the file have it too: nothing in them was changed with it. */
export const HOME_FORMAT = 1;
/** The first one that can still be opened. */
const OLDEST_FORMAT = 1;

const fileIn = (home: string): string => join(home, 'format');

/** Of a home that is being made; one that says what it is stays as it is. */
export const markHome = (home: string): void => {
  createFile(fileIn(home), `${HOME_FORMAT}\n`);
};

/** A folder that is not there yet, or does not say, is taken. @throws UsageError HOME_FORMAT, before anything in it is opened */
export function requireHomeFormat(home: string): void {
  const text = readText(fileIn(home))?.trim();
  if (text === undefined) return;
  const format = /^\d{1,6}$/.test(text) ? Number(text) : null;
  if (format !== null && format >= OLDEST_FORMAT && format <= HOME_FORMAT) return;
  const details = { file: fileIn(home), got: format ?? 'no number', expected: HOME_FORMAT };
  if (format === null) {
    throw new UsageError('HOME_FORMAT', `${fileIn(home)} does not hold the number of a format`, {
      details,
      hint: `restore it from your backup, or take another folder: --home FOLDER`,
    });
  }
  throw format > HOME_FORMAT
    ? new UsageError('HOME_FORMAT', `${home} was written by a newer veilmesh`, {
        details,
        hint: 'use that version (npx veilmesh@latest), or another folder: --home FOLDER',
      })
    : new UsageError('HOME_FORMAT', `${home} was written by a veilmesh that is too old for this one`, {
        details,
        hint: 'finish with that version what waits in it (veilmesh settle), then take another folder: --home FOLDER',
      });
}
