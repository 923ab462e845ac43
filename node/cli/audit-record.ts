/**
 * `veilmesh audit RECORD`: computes again a session that its client gave away, and disputes what is false in its receipt.
 * @module
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { decodeRecord, encodeRecord, MAX_RECORD_BYTES } from '../audit/record-file.ts';
import { connectClient } from '../client/connect.ts';
import { type ClientModel, meshModels } from '../client/model.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { auditSession, diverged } from './audit.ts';
import { closeLeft, demandNothingFound, lotText, lotWish, startLot } from './audit-lot.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import { counted, type Output } from './output.ts';

const OWNER_ONLY = 0o600;

interface RecordFlags {
  readonly receipt?: string;
  readonly lot?: number | true;
  readonly plant?: number;
}

/** @param path null: nothing is kept */
export function keepRecord(
  { root }: Pick<ClientModel, 'root'>,
  { record }: Pick<ProvenRun, 'record'>,
  path: string | null,
  out: Output,
): void {
  if (path === null) return;
  writeFileSync(path, encodeRecord({ modelRoot: root, record }), { mode: OWNER_ONLY });
  out.done('record', `${path}: for an auditor; it shows question and answer to whoever has it`);
}

export async function auditRecord(
  path: string,
  { receipt, lot, plant }: RecordFlags,
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  const { modelRoot, record } = decodeRecord(readRecord(path));
  const connection = await connectClient(withLocalnet(config));
  try {
    out.done('network', connection.networkText);
    const models = await meshModels(connection);
    const model = models.find(({ root }) => equalBytes(root, modelRoot));
    if (model === undefined) {
      throw new UsageError('MODEL_UNKNOWN', "this mesh does not know the record's model", {
        details: { modelRoot: bytesToHex(modelRoot) },
        hint: 'name the mesh that it was asked in: --bootstrap <multiaddr>',
      });
    }
    if (lot !== undefined) {
      await closeLeft(connection, out);
      const running = await startLot(connection, model, record, lotWish(lot, plant)!, out);
      const result = await running.close(receipt ?? null);
      out.result(result, lotText(result));
      demandNothingFound(result);
      return;
    }
    const chosen = record.segments.map((_, i) => i);
    const subject = { record, chosen, receipt: receipt ?? null };
    const result = await auditSession(connection, model.manifest, subject, out);
    if (result.divergence !== null) throw diverged(result);
    out.result(
      result,
      `${counted(result.positions, 'position')} of ${model.manifest.name}: every hop computed what it signed`,
    );
  } finally {
    await connection.close();
  }
}

function readRecord(path: string): Uint8Array {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined || size > MAX_RECORD_BYTES) {
    throw new UsageError('RECORD_UNREADABLE', `cannot read ${path}`, {
      hint: 'give the file that veilmesh run --record wrote',
    });
  }
  return new Uint8Array(readFileSync(path));
}
