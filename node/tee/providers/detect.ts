/**
 * Which trusted execution environment this machine is, by what its kernel shows, and what is missing to get quotes from
 * it. Only looks; nothing is asked for a quote.
 * @module
 */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import type { HardwareTee } from '../../config/tee-choices.ts';
import { DSTACK_SOCKET } from './dstack-socket.ts';
import { NSM_DEVICE } from './nsm-helper.ts';
import { TSM_REPORTS } from './tsm-report.ts';

export const TEE_NAMES: Readonly<Record<HardwareTee, string>> = {
  dstack: 'dstack (Intel TDX)',
  tdx: 'Intel TDX guest',
  snp: 'AMD SEV-SNP guest',
  nitro: 'AWS Nitro enclave',
};

/** What is looked at. */
export interface Machine {
  exists(path: string): boolean;
  /** Reading and writing. */
  usable(path: string): boolean;
  runnable(path: string): boolean;
  /** Empty when it cannot be read. */
  text(path: string): string;
  /** As uname -r. */
  readonly kernel: string;
}

export interface Missing {
  readonly what: string;
  readonly fix: string;
}

export interface FoundTee {
  readonly tee: HardwareTee;
  /** What shows that this machine is one. */
  readonly sign: string;
  /** Empty: quotes can be made. */
  readonly missing: readonly Missing[];
}

/** First kernel with configfs-tsm. */
const TSM_KERNEL = [6, 7] as const;
const CONFIGFS = '/sys/kernel/config';

/** In the order of HARDWARE_TEES; empty on a machine that is none. */
export function detectTees(machine: Machine = thisMachine, nsmHelper = ''): FoundTee[] {
  return [dstack(machine), tdx(machine), snp(machine), nitro(machine, nsmHelper)].flatMap((found) =>
    found === null ? [] : [found],
  );
}

function dstack(machine: Machine): FoundTee | null {
  if (!machine.exists(DSTACK_SOCKET)) return null;
  const missing = machine.usable(DSTACK_SOCKET)
    ? []
    : [
        {
          what: `this user may not read and write ${DSTACK_SOCKET}`,
          fix: `chmod 666 ${DSTACK_SOCKET}, or run the container as root`,
        },
      ];
  return { tee: 'dstack', sign: DSTACK_SOCKET, missing };
}

function tdx(machine: Machine): FoundTee | null {
  const flags = /^flags\s*:.*\btdx_guest\b/m.test(machine.text('/proc/cpuinfo'));
  const sign = machine.exists('/dev/tdx_guest')
    ? '/dev/tdx_guest'
    : flags
      ? 'tdx_guest in /proc/cpuinfo'
      : null;
  if (sign === null) return null;
  return { tee: 'tdx', sign, missing: missingForReports(machine, 'CONFIG_TDX_GUEST_DRIVER', 'tdx_guest') };
}

function snp(machine: Machine): FoundTee | null {
  const sign = ['/dev/sev-guest', '/sys/devices/platform/sev-guest'].find((path) => machine.exists(path));
  if (sign === undefined) return null;
  return { tee: 'snp', sign, missing: missingForReports(machine, 'CONFIG_SEV_GUEST', 'sev_guest') };
}

/** What stands between a guest and its kernel's reports, the first thing first: the others show once it is there. */
function missingForReports(machine: Machine, option: string, module: string): Missing[] {
  const { kernel } = machine;
  if (!isAtLeast(kernel, TSM_KERNEL)) {
    return [
      {
        what: `kernel ${kernel} has no configfs-tsm`,
        fix: `boot a kernel of version ${TSM_KERNEL.join('.')} or later with CONFIG_TSM_REPORTS and ${option}`,
      },
    ];
  }
  const missing: Missing[] = [];
  const options = machine.text(`/boot/config-${kernel}`);
  for (const name of ['CONFIG_TSM_REPORTS', option]) {
    if (options === '' || new RegExp(`^${name}=[ym]$`, 'm').test(options)) continue;
    missing.push({
      what: `kernel ${kernel} was built without ${name}`,
      fix: `boot a kernel that has ${name}`,
    });
  }
  if (missing.length > 0) return missing;
  if (!machine.exists(CONFIGFS)) {
    return [
      { what: 'configfs is not there', fix: `modprobe configfs && mount -t configfs none ${CONFIGFS}` },
    ];
  }
  if (!machine.exists(`/sys/module/${module}`)) {
    missing.push({ what: `the module ${module} is not loaded`, fix: `modprobe ${module}` });
  }
  if (!machine.exists(TSM_REPORTS)) {
    missing.push({
      what: `${TSM_REPORTS} is not there`,
      fix: `modprobe ${module}, and mount -t configfs none ${CONFIGFS} where that is not done`,
    });
  } else if (!machine.usable(TSM_REPORTS)) {
    missing.push({
      what: `this user may not write to ${TSM_REPORTS}`,
      fix: 'run the node as root inside the guest',
    });
  }
  return missing;
}

function nitro(machine: Machine, helper: string): FoundTee | null {
  if (!machine.exists(NSM_DEVICE)) return null;
  const missing: Missing[] = [];
  if (!machine.usable(NSM_DEVICE)) {
    missing.push({
      what: `this user may not use ${NSM_DEVICE}`,
      fix: `chmod 666 ${NSM_DEVICE}, or run as root`,
    });
  }
  if (helper === '') {
    missing.push({
      what: 'no helper program asks the security module for documents',
      fix: 'build one into the image as node/tee/providers/NITRO.md says and set nsmHelper to its path',
    });
  } else if (!machine.runnable(helper)) {
    missing.push({ what: `${helper} cannot be run`, fix: `put the helper there and chmod 755 ${helper}` });
  }
  return { tee: 'nitro', sign: NSM_DEVICE, missing };
}

function isAtLeast(kernel: string, [major, minor]: readonly [number, number]): boolean {
  const [have, part] = kernel.split('.').map((text) => Number.parseInt(text, 10)) as [number, number];
  return have > major || (have === major && part >= minor);
}

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
};

export const thisMachine: Machine = {
  exists: (path) => statSync(path, { throwIfNoEntry: false }) !== undefined,
  usable: (path) => may(path, constants.R_OK | constants.W_OK),
  runnable: (path) => may(path, constants.X_OK),
  text(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  },
  kernel: release(),
};
