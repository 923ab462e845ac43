/** What the actions of audits by lot cost. */
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { decodeCbor } from '../../../crypto/core/cbor.ts';
import { hash } from '../../../crypto/core/hash.ts';
import type { PartManifest } from '../../../models/shard/types.ts';
import { encodeAssignment, plant, subjectOf } from '../../../node/audit/assignment.ts';
import { plantedPlace } from '../../../node/audit/by-lot.ts';
import { auditId, reportHash, truthHash } from '../../../settlement/audits/subject.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { nodeSegment } from '../../support/check-node.ts';
import { createCheckWorld } from '../../support/spot-check.ts';

const { bond, fee } = DEV_PARAMETERS.audits;
const SALT = hash('gas/audit-salt');
const PLACE = { hop: 0, segment: 0, position: 1 };

/** One auditor, who misses what is planted. */
export async function measureAuditGas(): Promise<Readonly<Record<string, number>>> {
  const world = await createCheckWorld();
  try {
    const [client, auditor] = await Promise.all([world.ledger('client'), world.ledger('stranger')]);
    await auditor.vault.deposit(auditor.account, bond);
    const enrolled = await auditor.audits.enrol();
    await world.advance(1);
    const segment = nodeSegment(world);
    const { session, shift } = plant(segment.record, PLACE, await createIntCommits(1));
    const given = { modelRoot: segment.leaf.modelRoot, salt: SALT, session };
    const subject = subjectOf(given, encodeAssignment(given));
    const said = truthHash(client.account, PLACE, SALT);
    const opened = await client.audits.open(subject, said, 1, fee);
    const id = auditId(world.addresses, client.account, subject, said);
    await world.bring((await client.audits.audit(id))!.round);
    const drawn = await client.audits.draw(id);
    const committed = await auditor.audits.commit(id, reportHash(id, auditor.account, null, SALT));
    const revealed = await auditor.audits.reveal(id, null, SALT);
    const closed = await client.audits.close(id, PLACE, SALT);
    const header = await world.post([segment.leaf]);
    await world.advance(Math.max(0, header.finalAt - (await client.time())));
    const shown = plantedPlace({
      ...{ signed: segment.record, given, place: PLACE, shift },
      part: decodeCbor(segment.model.part, 1e6) as unknown as PartManifest,
      segment: { place: { leaf: segment.leaf, index: 0, path: [], header }, claims: segment.signed },
    });
    const blamed = await client.audits.blame(id, auditor.account, subject, shown);
    await world.advance((await client.audits.appealTime()) + 1);
    const punished = await client.audits.punish(id, auditor.account);
    return Object.fromEntries(
      Object.entries({
        'Audits.enrol': enrolled,
        'Audits.open': opened,
        'Audits.draw (1 auditor)': drawn,
        'Audits.commit': committed,
        'Audits.reveal': revealed,
        'Audits.close (1 report)': closed,
        'Audits.blame (1 hop)': blamed,
        'Audits.punish': punished,
      }).map(([name, { gasUsed }]) => [name, Number(gasUsed)]),
    );
  } finally {
    await world.close();
  }
}
