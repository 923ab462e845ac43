/**
 * `veilmesh policy check`: what a policy makes of evidence in a file, of a node's, or of every node that a route could take.
 * @module
 */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { AppraisalContext } from '../../crypto/attest/appraise.ts';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { type Examined, examine } from '../../crypto/attest/examine.ts';
import { type AssuranceLevel, LEVELS, levelText, weakestLevel } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { publicKeyOfPeer } from '../../mesh/host/identity.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { freshByChain } from '../../settlement/chain/fresh-at.ts';
import { type ClientConnection, connectClient } from '../client/connect.ts';
import { meshModels } from '../client/model.ts';
import { askEvidence } from '../services/evidence.ts';
import { nowSeconds } from '../tee/clock.ts';
import { contextOf } from './context.ts';
import { withLocalnet } from './known-mesh.ts';
import type { Output } from './output.ts';
import { readEvidenceFile, readPolicyFile } from './policy-file.ts';
import { stepText } from './verify.ts';

interface Flags {
  readonly policy?: string;
  readonly node?: string;
  readonly route?: string;
  readonly save?: string;
}

interface Checked extends Omit<Examined, 'error' | 'appraisal'> {
  /** A file's path, or a peer id. */
  readonly subject: string;
  readonly error: VeilmeshError | null;
}

export async function checkPolicy(path: string | undefined, flags: Flags, command: Command): Promise<void> {
  const { config, out } = contextOf(command);
  const asked = [path, flags.node, flags.route].filter((one) => one !== undefined);
  if (asked.length !== 1 || (flags.save !== undefined && flags.node === undefined)) {
    throw new UsageError(
      'POLICY_CHECK_WHAT',
      'name a file with evidence, a node or a model, and one of them',
      {
        hint: 'veilmesh policy check evidence.bin --policy policy.bin | --node PEER [--save FILE] | --route MODEL',
      },
    );
  }
  if (path !== undefined && flags.policy !== undefined) {
    const { policy } = readPolicyFile(flags.policy);
    const context = { policy, now: nowSeconds(), expected: {}, keyProofs: await loadBls() };
    const examined = await examine(readEvidenceFile(path), { ...context, freshAt: 'unasked' });
    return report(out, [{ ...examined, subject: path }], null);
  }
  const connection = await connectClient(withLocalnet(config));
  try {
    const { bls: keyProofs, ledger } = connection;
    const policy = flags.policy === undefined ? connection.policy : readPolicyFile(flags.policy).policy;
    const context = { policy, now: nowSeconds(), keyProofs, freshAt: freshByChain(ledger) };
    if (path !== undefined) {
      const examined = await examine(readEvidenceFile(path), { ...context, expected: {} });
      return report(out, [{ ...examined, subject: path }], null);
    }
    if (flags.node !== undefined) {
      await reach(connection, flags.node);
      return report(out, [await ofNode(connection, flags.node, context, {}, flags.save)], null);
    }
    const { checked, level } = await ofRoute(connection, flags.route!, context);
    report(out, checked, level);
  } finally {
    await connection.close();
  }
}

type Base = Omit<AppraisalContext, 'expected'>;

async function reach({ host, directory }: ClientConnection, peerId: string): Promise<void> {
  const record = directory.list().find((known) => known.peerId === peerId);
  if (record !== undefined) await host.addAddresses(peerId, record.addresses);
}

/** What keeps a node from being asked, or understood, is its result, too: others may serve. */
async function ofNode(
  { host }: ClientConnection,
  peerId: string,
  context: Base,
  expected: AppraisalContext['expected'],
  save?: string,
): Promise<Checked> {
  try {
    const bytes = await askEvidence(host, peerId);
    if (save !== undefined) writeFileSync(save, bytes);
    const peerKey = publicKeyOfPeer(peerId);
    const examined = await examine(decodeEvidence(bytes), { ...context, expected: { ...expected, peerKey } });
    return { ...examined, subject: peerId };
  } catch (thrown) {
    return { subject: peerId, steps: [], level: null, error: asVeilmeshError(thrown) };
  }
}

/** Of every node that serves the model, and of the best route through them. */
async function ofRoute(connection: ClientConnection, name: string, context: Base) {
  const models = await meshModels(connection);
  const model = models.find(({ root, manifest }) => manifest.name === name || bytesToHex(root) === name);
  if (model === undefined) {
    throw new UsageError('MODEL_UNKNOWN', `this mesh has no model '${name}'`, {
      details: { known: models.map(({ manifest }) => manifest.name) },
      hint: 'veilmesh model ls',
    });
  }
  const parts = shardsOf(model.manifest);
  const records = connection.directory.list({ modelRoot: model.root });
  const byShard = await Promise.all(
    parts.map((part) => {
      const expected = {
        modelRoot: model.root,
        shardRoot: shardRoot(part),
        layers: [...part.ops] as [number, number],
        semanticsHash: model.manifest.semanticsHash,
      };
      const serving = records.filter((record) =>
        record.serving.some(
          ({ modelRoot, index }) => index === part.index && bytesToHex(modelRoot) === bytesToHex(model.root),
        ),
      );
      return Promise.all(
        serving.map(async ({ peerId }) => {
          await reach(connection, peerId);
          return await ofNode(connection, peerId, context, expected);
        }),
      );
    }),
  );
  return { checked: byShard.flat(), level: bestRoute(byShard) };
}

/** Null where a shard has nobody whom the policy accepts. */
function bestRoute(byShard: readonly (readonly Checked[])[]): AssuranceLevel | null {
  const best = byShard.map((nodes) => LEVELS.findLast((level) => nodes.some((node) => node.level === level)));
  return best.every((level) => level !== undefined) ? weakestLevel(best) : null;
}

/** Where an error says nothing better. */
const OTHERS = 'take other nodes: veilmesh policy check --route MODEL tells which';

/** @param route of the best route; null where none was asked for, or none is left */
function report(out: Output, checked: readonly Checked[], route: AssuranceLevel | null): void {
  const lines = checked.flatMap(({ subject, steps, level, error }) => [
    `${subject}: ${level === null ? `REFUSED ${error!.code}: ${error!.message}` : levelText(level)}`,
    ...steps.map(stepText),
    ...(error === null ? [] : [`  next: ${error.hint ?? OTHERS}`]),
  ]);
  if (route !== null) lines.push(`a route, as its weakest hop: ${levelText(route)}`);
  if (checked.length === 0) lines.push('nobody serves this model now: veilmesh status');
  const refused = checked.filter(({ level }) => level === null);
  out.result(
    {
      accepted: checked.length - refused.length,
      refused: refused.length,
      route,
      checked: checked.map(({ error, ...one }) => ({ ...one, error: error?.toJSON() ?? null })),
    },
    lines.join('\n'),
  );
  const [first] = refused;
  if (first !== undefined && refused.length === checked.length) throw first.error!;
}
