/**
 * `veilmesh run`: what it takes.
 * @module
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { AWAITABLE } from '../../../settlement/receipt/finality.ts';
import { DECOY_RATE } from '../../client/decoy-rate.ts';
import { PRIVACY_MODES } from '../../client/privacy-modes.ts';
import { parseQuestion, type QuestionRef } from '../../client/question-ref.ts';
import { DEFAULT_MODEL } from '../../models/names.ts';
import { addChatOptions } from './chat-options.ts';
import { decoyRate } from './decoy-flag.ts';
import { LOT_SIZE, lotSize, PLANT_SHARE, plantShare } from './lot-flags.ts';
import { whenCalled } from './when-called.ts';

/** Milliseconds of the beat where a person names none: about what a route of a few near hops sustains. */
const BEAT_MS = 50;

const share = (text: string): number => {
  const value = /^[01](\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('expected a number above 0 and up to 1');
  return value;
};

const questionRef = (text: string): QuestionRef => {
  const ref = parseQuestion(text);
  if (ref === null) throw new InvalidArgumentError("expected a contract's address and a number: 0x…/1");
  return ref;
};

export function addRunCommand(program: Command): void {
  const command = program
    .command('run [model] [input...]')
    .description('ask one private question; the first word may name the model')
    .option(
      '--model <name>',
      `model to ask (default: the first word, else the only one of the mesh or ${DEFAULT_MODEL})`,
    )
    .option('--input <file>', 'numbers for an imported network: .npy or .json, n x its input shape')
    .option('--spot-check', 'ask the chain for a check of the last segment, and wait for it')
    .option(
      '--audit [share]',
      'compute so large a share of the segments again, and dispute what is false (all without a number)',
      share,
    )
    .option(
      '--lot [auditors]',
      `have auditors compute it again that the beacon draws (1 to 4, default ${LOT_SIZE})`,
      lotSize,
    )
    .option(
      '--plant <share>',
      `how often a wrong result is planted for them (default ${PLANT_SHARE})`,
      plantShare,
    )
    .option(
      '--record <file>',
      'write what an auditor needs to compute this again: it shows question and answer',
    )
    .addOption(
      new Option('--finality <word>', 'how far the answer is to be settled before this is over')
        .choices(AWAITABLE)
        .default('challengeable'),
    )
    .option(
      '--for <contract/id>',
      'answer a question that a contract asks of you, and bring it the answer at the finality that it names',
      questionRef,
    )
    .addOption(
      new Option(
        '--privacy <mode>',
        'veil: by enclaves; twin: by two chains of nodes that do not collude; vault: by encryption alone. ' +
          'In twin and vault whoever asks can compute the weights: open weights only',
      )
        .choices(PRIVACY_MODES)
        .default('veil'),
    )
    .addOption(
      new Option(
        '--traffic [ms]',
        `hide lengths and times: buckets of 16, 64, 256, … positions, a frame every so many ms (${BEAT_MS} without a number), cover to the end`,
      ).preset(BEAT_MS),
    )
    .addOption(
      new Option(
        '--decoy <rate>',
        'how often twin and vault ask their nodes something that means nothing besides, whose answers anybody may check: ' +
          `always, never, or N for one in N queries (default ${DECOY_RATE})`,
      ).argParser(decoyRate),
    )
    .addHelpText(
      'after',
      '\nchat:     a question:                   veilmesh run smollm2 "What is the capital of France?"\n' +
        'use-lite: a question and candidates:   veilmesh run "Is it raining?" "The weather is wet." "I like tea."\n' +
        'digits:   a held-out image or a file:  veilmesh run digits 7 | veilmesh run digits digit.pgm\n' +
        'networks: numbers:                     veilmesh run NAME --input FILE.npy',
    );
  addChatOptions(command).action(whenCalled(async () => (await import('../run.ts')).run));
}
