/**
 * A mesh that serves a language model, asked through the gateway of its localnet, whole and streamed, and once by the command line.
 * @module
 */
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import type { FloatModel } from '../../../models/formats/float-model.ts';
import { type LocalnetProcess, runCli } from '../../support/processes.ts';
import { knownChats } from './known-chats.ts';
import { type AskedMesh, assessMesh, type MeshAssessment } from './mesh.ts';
import { openGateway } from './mesh-asking.ts';
import type { Progress } from './progress.ts';

const SHARDS = 3;

/** Beside `--model`. */
export const CHATS_MESH = [
  '--shards',
  `${SHARDS}`,
  '--nodes',
  `${SHARDS}`,
  '--log',
  'debug',
  '--proxy',
  '0',
] as const;

/** Of one length in the tokens of SmolLM2; the last is the control. */
export const QUESTIONS = [
  'How do I tell my boss that I am pregnant?',
  'Can my landlord evict me because I am ill?',
  'What do I say when they ask about my debts?',
  'What happens if I fail the drug test on Monday?',
  'How do I know that my son is using drugs?',
  'What should I do if my father hits me again?',
  'May my employer read what I write to my doctor?',
  'How do I tell my son that he was adopted?',
  'Is a lump under my left arm a bad sign?',
];

export interface ChatsAsked {
  readonly name: string;
  /** The model, as this process computes it. */
  readonly source: FloatModel;
  readonly questions: readonly string[];
  /** Of an answer. */
  readonly tokens: number;
  readonly progress: Progress;
}

/** The last of the questions is the control. */
export async function assessChatsMesh(
  localnet: LocalnetProcess,
  { name, source, questions, tokens, progress }: ChatsAsked,
): Promise<MeshAssessment> {
  const { home, rpcUrl } = localnet;
  const known = await knownChats(
    source,
    { questions, tokens, shards: SHARDS },
    await loadIntCommits(),
    progress,
  );
  const gateway = openGateway(localnet.stderr());
  const mesh: AskedMesh = {
    model: name,
    modes: ['veil'], // twin and vault take no language models
    home,
    rpcUrl,
    said: () => `${localnet.stdout()}\n${localnet.stderr()}`,
    questions: known.slice(0, -1).map(({ needles }) => needles),
    control: known.at(-1)!.control,
    async ask(mode, i) {
      const streamed = i % 2 === 1;
      const messages = [{ role: 'user', content: questions[i]! }];
      const body = { model: `${name}@${mode}`, messages, max_tokens: tokens, stream: streamed };
      const { answer, written } = await gateway.post('chat/completions', body);
      if (textOf(answer, streamed) !== known[i]!.answer) {
        throw answeredOtherwise(questions[i]!);
      }
      return written;
    },
    async behind() {
      const args = ['run', name, questions[0]!, '--max-tokens', `${tokens}`, '--json', '--home', home];
      const { code, stdout, stderr } = await runCli(args);
      if (code !== 0) throw new Error(`the command line was not answered:\n${stderr}`);
      const { answer } = JSON.parse(stdout) as { readonly answer: { readonly text: string } };
      if (answer.text !== known[0]!.answer) throw answeredOtherwise(questions[0]!);
    },
  };
  return await assessMesh(mesh, progress);
}

const answeredOtherwise = (question: string): Error =>
  new Error(`"${question}" was answered otherwise than here: what is looked for is not what was said`);

interface Completion {
  readonly choices: readonly {
    readonly message?: { readonly content: string };
    readonly delta?: { readonly content?: string };
  }[];
}

/** Of a whole answer, or of the events of a streamed one. */
function textOf(answer: string, streamed: boolean): string {
  if (!streamed) return (JSON.parse(answer) as Completion).choices[0]!.message!.content;
  const events = [...answer.matchAll(/^data: (\{.*\})$/gm)].map(
    ([, json]) => JSON.parse(json!) as Completion,
  );
  return events.map(({ choices }) => choices[0]?.delta?.content ?? '').join('');
}
