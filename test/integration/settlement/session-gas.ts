/**
 * What the actions of sessions cost. A challenge of a step depends on where random keys fall in the tree, so it is not here:
 * 7 places of some levels each, about 700 gas a level (232,000 with 200 channels).
 * @module
 */
import { proveFalse } from '../../../settlement/availability/coding-proof.ts';
import { EMPTY_TREE, type Tree } from '../../../settlement/ephemeral/tree.ts';
import { codeFalsely } from '../../support/false-coding.ts';
import { createSessionWorld } from './session-world.ts';

export async function measureSessionGas(): Promise<Readonly<Record<string, number>>> {
  const s = await createSessionWorld();
  try {
    const { ref } = s.session;
    let tree: Tree = EMPTY_TREE;
    const next = async () => {
      const made = await s.logged(tree, await s.voucher());
      tree = made.tree;
      return made.step;
    };
    await s.post([await next()]); // the first commit also pays for its slots
    const steps = [await next(), await next(), await next(), await next()];
    const { header, place } = await s.post(steps);
    const demanded = await s.client.sessions.demand(ref, header, 1);
    const revealed = await s.sequencer.sessions.reveal(ref, header, place(1), steps[1]!.signed);

    const { post: root, pre: logRoot } = steps[0]!;
    const draft = { number: header.number + 1, steps: 1, root, logRoot, codedRoot: header.codedRoot };
    const committed = await s.sequencer.sessions.commit(ref.number, draft);
    const ended = await s.sequencer.sessions.commitAndUndelegate(ref.number, null);
    await s.sequencer.vault.fill(s.sequencer.account, 10n ** 17n);
    const opened = await s.sequencer.sessions.open((await s.sequencer.time()) + 60, s.signer.publicKey);
    const again = { sequencer: ref.sequencer, number: opened.number };
    const delegated = await s.client.sessions.delegate(again, 1n);
    const { root: codedRoot, chunks } = await codeFalsely(new Uint8Array(2_000_000), 20, 100_000);
    await s.sequencer.sessions.commit(again.number, { ...draft, number: 1, codedRoot });
    const falsely = (await s.stranger.sessions.commitHeader(again, 1))!;
    const proof = (await proveFalse(chunks))!;
    const challenged = await s.stranger.sessions.challengeCoding(again, falsely, proof);
    return Object.fromEntries(
      Object.entries({
        'EphemeralSession.open': opened,
        'EphemeralSession.delegate (first)': delegated,
        'EphemeralSession.commit': committed,
        'EphemeralSession.commitAndUndelegate (no steps)': ended,
        'EphemeralSession.challengeCoding (log of 2 MB)': challenged,
        'EphemeralSession.demand': demanded,
        'EphemeralSession.reveal (3 hops, of 4 steps)': revealed,
      }).map(([name, { gasUsed }]) => [name, Number(gasUsed)]),
    );
  } finally {
    await s.close();
  }
}
