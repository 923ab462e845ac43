/**
 * What a person has to know of a privacy mode before it is used, in the same words wherever it is asked for: what it hides, what breaks
 * it, what is seen all the same, who could see what, and how much slower it is.
 * @module
 */
import { type AssuranceLevel, LEVEL_TEXTS } from '../../crypto/attest/levels.ts';
import { RING_BREAKS } from '../../settlement/receipt/ring-modes.ts';
import type { RunPrivacy } from './privacy-modes.ts';
import { TRAFFIC_TEXT } from './traffic.ts';

export interface ModeText {
  readonly hidden: string;
  readonly breaks: string;
  readonly seen: string;
}

/** own: whoever asks, itself; content: what was asked, or could be told from what is seen; metadata: that, when and how much. */
export interface CouldSee {
  readonly who: string;
  readonly what: string;
  readonly kind: 'own' | 'nothing' | 'metadata' | 'content';
}

const RING_SEEN =
  'who asks (an address), which model, how many rows in steps of its length buckets, and when. Sizes of messages follow from ' +
  'these alone; times between them do not: they let a node or a watcher guess the number of rows within a bucket, without --traffic. ' +
  'Up to three watchers, who are handed what anybody may check, see the same (--transcripts none: nobody is)';

export const MODE_TEXT: Readonly<Record<RunPrivacy, ModeText>> = {
  veil: {
    hidden:
      'your input, every activation and the answer, from the wire and from every machine but the nodes of the route; from these as far ' +
      'as their TEEs go, which is what the level says',
    breaks: 'whoever gets into the enclave of a node of the route',
    seen:
      'who asks (an address), which model, when, how many tokens and when each was drawn; who is paid, by which account. Without ' +
      '--traffic the times tell a short prompt from a long one of the same length bucket',
  },
  twin: {
    hidden:
      'your input and every activation, from each node of chain A alone and each node of chain B alone, whatever ' +
      'they compute and whatever hardware they run on; a node that lies is not shown whether it was noticed',
    breaks: RING_BREAKS.twin,
    seen: RING_SEEN,
  },
  vault: {
    hidden:
      'your input and every activation, from every node, also if all of them collude, whatever hardware they run on; a node ' +
      'that lies is not shown whether it was noticed',
    breaks: RING_BREAKS.vault,
    seen: RING_SEEN,
  },
};

/** @param traffic whether everything leaves on beats, padded */
export const modeText = (mode: RunPrivacy, traffic: boolean): ModeText => ({
  ...MODE_TEXT[mode],
  ...(traffic ? { seen: TRAFFIC_TEXT } : {}),
});

/** What every hinge learns (test/adversary/hinge-weights.test.ts). */
export const WEIGHTS_KNOWN =
  'whoever asks in this mode can compute the weights: as many products as a row has words give them exactly; so open weights only';

/** @param level of the route; null where none is planned, or the mode has none */
export function couldSee(
  mode: RunPrivacy,
  level: AssuranceLevel | null,
  client = 'the machine of the gateway, which is the client',
): readonly CouldSee[] {
  return [
    {
      who: client,
      what:
        mode === 'veil'
          ? 'everything: it masks what you ask and unmasks the answer'
          : `everything: it masks what you ask and unmasks the answer; ${WEIGHTS_KNOWN}`,
      kind: 'own',
    },
    ...nodesSee(mode, level),
    {
      who: 'the wire, and everybody else',
      what: 'that you ask, when, and how long masked messages are',
      kind: 'metadata',
    },
    {
      who: 'coordinator and chain, for good',
      what: 'which account paid whom, for which model and how many positions',
      kind: 'metadata',
    },
  ];
}

function nodesSee(mode: RunPrivacy, level: AssuranceLevel | null): readonly CouldSee[] {
  const asked = 'which model, how much and when: words under masks, that say nothing of what you asked';
  if (mode === 'vault') return [{ who: 'all nodes together', what: asked, kind: 'metadata' }];
  if (mode === 'twin') {
    return [
      { who: 'each node alone', what: asked, kind: 'metadata' },
      {
        who: 'two nodes of one shard that collude',
        what: 'what goes into that shard, from which what you asked can be told',
        kind: 'content',
      },
    ];
  }
  const shown = level ?? 'L0';
  return [
    {
      who: "each node's operator",
      what: LEVEL_TEXTS[shown],
      kind: shown === 'L0' || shown === 'L1' ? 'content' : 'metadata',
    },
  ];
}

export interface Slowdown {
  /** Times as long as in one process on one machine; null: not measured as a whole. */
  readonly times: number | null;
  readonly text: string;
}

/** As the benchmark of this version has it (test/bench, README "Measured"): two cores, over loopback. */
const SLOWDOWN: Readonly<Record<RunPrivacy, Readonly<Record<'chat' | 'other', Slowdown>>>> = {
  veil: {
    chat: {
      times: 2.5,
      text: '37 against 93 tokens a second in one process, all on two cores (lm.mesh_decode.vs_single)',
    },
    other: { times: 2.6, text: '11.2 ms against 4.3 in one process, 16 tokens (mesh.embed.added.ms)' },
  },
  twin: {
    chat: { times: null, text: 'language models are not run in this mode' },
    other: {
      times: 17,
      text: '73 ms against 4.3 in one process, 16 tokens; 452 ms over links of 20 ms (twin.use_lite.ms_at_0, _20)',
    },
  },
  vault: {
    chat: { times: null, text: 'language models are not run in this mode' },
    other: {
      times: null,
      text: 'not measured as a whole; 35 ms for an encrypted product of 768 x 768 at node and client (vault.768.ms)',
    },
  },
};

export const slowdownOf = (mode: RunPrivacy, task: string): Slowdown =>
  SLOWDOWN[mode][task === 'chat' ? 'chat' : 'other'];
