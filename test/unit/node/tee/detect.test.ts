import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectTees, type Machine, thisMachine } from '../../../../node/tee/providers/detect.ts';

interface Facts {
  readonly kernel?: string;
  readonly there: readonly string[];
  /** There and without rights. */
  readonly closed?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
}

const machine = ({ kernel = '6.8.0-40-generic', there, closed = [], texts = {} }: Facts): Machine => ({
  kernel,
  exists: (path) => there.includes(path) || closed.includes(path),
  usable: (path) => there.includes(path),
  runnable: (path) => there.includes(path),
  text: (path) => texts[path] ?? '',
});

const REPORTS = ['/sys/kernel/config', '/sys/kernel/config/tsm/report'];
const TDX = ['/dev/tdx_guest', '/sys/module/tdx_guest', ...REPORTS];
const SNP = ['/dev/sev-guest', '/sys/module/sev_guest', ...REPORTS];
const missing = (facts: Facts, helper = ''): string[] =>
  detectTees(machine(facts), helper).flatMap((found) => found.missing.map(({ what }) => what));

test('a machine of each kind is found, and ready when nothing is missing', () => {
  assert.deepEqual(detectTees(machine({ there: [] })), []);
  const tees = (facts: Facts, helper?: string) =>
    detectTees(machine(facts), helper).map(({ tee, missing: { length } }) => `${tee} ${length}`);
  assert.deepEqual(tees({ there: TDX }), ['tdx 0']);
  assert.deepEqual(tees({ there: SNP }), ['snp 0']);
  assert.deepEqual(tees({ there: ['/var/run/dstack.sock'] }), ['dstack 0']);
  assert.deepEqual(tees({ there: ['/dev/nsm', '/opt/nsm'] }, '/opt/nsm'), ['nitro 0']);
  assert.deepEqual(
    tees({ there: ['/var/run/dstack.sock', ...TDX] }),
    ['dstack 0', 'tdx 0'],
    'in the order of auto',
  );
});

test('a guest shows itself by its processor where no device is there yet', () => {
  const texts = { '/proc/cpuinfo': 'flags\t\t: fpu hypervisor tdx_guest constant_tsc\n' };
  assert.deepEqual(
    detectTees(machine({ there: [], texts })).map(({ sign }) => sign),
    ['tdx_guest in /proc/cpuinfo'],
  );
  const host = { '/proc/cpuinfo': 'flags\t\t: fpu tdx_host_platform\nmodel name: tdx_guest\n' };
  assert.deepEqual(detectTees(machine({ there: [], texts: host })), []);
  assert.equal(detectTees(machine({ there: ['/sys/devices/platform/sev-guest'] }))[0]!.tee, 'snp');
});

test('what is missing is named one thing after another, from the kernel up', () => {
  assert.match(missing({ kernel: '6.6.30', there: TDX })[0]!, /^kernel 6\.6\.30 has no configfs-tsm/);
  assert.match(missing({ kernel: '5.15.0', there: TDX })[0]!, /configfs-tsm/);
  assert.deepEqual(missing({ kernel: '7.0.1', there: TDX }), []);
  const built = (options: string): string[] =>
    missing({ there: TDX, texts: { '/boot/config-6.8.0-40-generic': options } });
  assert.deepEqual(built('CONFIG_TSM_REPORTS=m\nCONFIG_TDX_GUEST_DRIVER=m\n'), []);
  assert.match(
    built('CONFIG_TSM_REPORTS=m\n# CONFIG_TDX_GUEST_DRIVER is not set\n')[0]!,
    /without CONFIG_TDX_GUEST_DRIVER/,
  );
  assert.match(missing({ there: ['/dev/tdx_guest'] })[0]!, /^configfs is not there/);
  assert.deepEqual(missing({ there: ['/dev/tdx_guest', '/sys/kernel/config'] }), [
    'the module tdx_guest is not loaded',
    '/sys/kernel/config/tsm/report is not there',
  ]);
  const closed = ['/sys/kernel/config/tsm/report'];
  assert.deepEqual(missing({ there: SNP.filter((path) => !closed.includes(path)), closed }), [
    'this user may not write to /sys/kernel/config/tsm/report',
  ]);
});

test('rights on the socket and the device, and the helper, are looked at', () => {
  assert.match(missing({ there: [], closed: ['/var/run/dstack.sock'] })[0]!, /may not read and write/);
  assert.match(missing({ there: ['/dev/nsm'] })[0]!, /no helper program/);
  assert.match(missing({ there: ['/dev/nsm'] }, '/opt/nsm')[0]!, /\/opt\/nsm cannot be run/);
  assert.match(missing({ there: ['/opt/nsm'], closed: ['/dev/nsm'] }, '/opt/nsm')[0]!, /may not use/);
});

test('every fix is a command or says what to do', () => {
  for (const there of [['/dev/tdx_guest'], ['/dev/sev-guest'], ['/dev/nsm']]) {
    for (const { missing: list } of detectTees(machine({ there }))) {
      for (const { fix } of list) assert.match(fix, /modprobe|mount|boot|chmod|set|run/);
    }
  }
});

test('this machine can be looked at', () => {
  assert.ok(Array.isArray(detectTees()));
  assert.equal(thisMachine.text('/nowhere'), '');
  assert.ok(
    !thisMachine.exists('/nowhere') && !thisMachine.usable('/nowhere') && !thisMachine.runnable('/nowhere'),
  );
});
