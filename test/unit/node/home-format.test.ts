/** A home folder that this version cannot read is refused before anything in it is opened. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { HOME_FORMAT, markHome, requireHomeFormat } from '../../../node/home-format.ts';
import { loadOrCreateKey } from '../../../node/keys.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-home-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const refused = (got: number | string, hint: RegExp) => (thrown: unknown) => {
  const { code, details, hint: said } = thrown as { code: string; details: { got: unknown }; hint: string };
  assert.equal(code, 'HOME_FORMAT');
  assert.equal(details.got, got);
  assert.match(said, hint);
  return true;
};

test('a home says its format from its first key on, and says it once', (t) => {
  const home = folder(t);
  loadOrCreateKey(home, 'peer');
  assert.equal(readFileSync(join(home, 'format'), 'utf8'), `${HOME_FORMAT}\n`);
  requireHomeFormat(home);
  writeFileSync(join(home, 'format'), '7\n');
  loadOrCreateKey(home, 'account');
  markHome(home);
  assert.equal(readFileSync(join(home, 'format'), 'utf8'), '7\n');
});

test('a folder that does not say, or is not there, is taken', (t) => {
  const home = folder(t);
  requireHomeFormat(home);
  requireHomeFormat(join(home, 'none'));
});

test('newer, too old, and unreadable ones are refused, each with what to do', (t) => {
  const home = folder(t);
  const write = (text: string): void => writeFileSync(join(home, 'format'), text);
  write(`${HOME_FORMAT + 1}\n`);
  assert.throws(() => requireHomeFormat(home), refused(HOME_FORMAT + 1, /newer|that version.*--home/));
  write('0');
  assert.throws(() => requireHomeFormat(home), refused(0, /veilmesh settle.*--home/));
  for (const text of ['', 'one', '1.5', '-1', '1 2']) {
    write(text);
    assert.throws(() => requireHomeFormat(home), refused('no number', /backup.*--home/));
  }
});
