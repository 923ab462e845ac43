/**
 * The answers of this gateway: all of them, and one with everything behind it. Their texts are not kept.
 * @module
 */
import type { ApiAnswer, ApiAnswers } from '../../gateway/api-types.ts';
import { dateAndClock, ether, plural } from '../format.ts';
import { hrefOf } from '../router.ts';
import { useAnswer } from '../state/answer.ts';
import { sessions, settled } from '../state/live.ts';
import { useResource } from '../state/resource.ts';
import { Failure, Waiting } from '../ui/failure.tsx';
import { Hash } from '../ui/hash.tsx';
import { type Column, Facts, Heading, Table } from '../ui/parts.tsx';
import { Word } from '../ui/state.tsx';
import { VerifyHere } from '../verify/verify-here.tsx';
import { AnswerDetails, speedOf } from './answer-details.tsx';

const COLUMNS: readonly Column<ApiAnswer>[] = [
  { title: 'Answer', cell: ({ id }) => <Hash value={id} name="answer" view="answers" /> },
  { title: 'When', cell: ({ at }) => dateAndClock(at) },
  { title: 'Model', cell: ({ model, modelRoot }) => <a href={hrefOf('models', modelRoot)}>{model}</a> },
  { title: 'Privacy', cell: ({ privacy: { mode, level } }) => (level === null ? mode : `${mode}, ${level}`) },
  {
    title: 'State',
    cell: ({ state, finality }) => <Word>{state === 'given' ? (finality ?? state) : state}</Word>,
  },
  { title: 'Tokens', number: true, cell: ({ tokens }) => tokens?.answer ?? '' },
  { title: 'Cost', number: true, cell: ({ costWei }) => (costWei === null ? '' : ether(costWei)) },
];

export function AnswersView() {
  const under = sessions.value;
  const answers = useResource<ApiAnswers>('/api/answers', `${settled.value}/${[...under.keys()].join()}`);
  return (
    <>
      <Heading
        title="Answers"
        lead="Given by this gateway, newest first. What was asked and said is not among what it keeps."
      />
      {answers.value === null ? (
        <Waiting resource={answers} what="answers" />
      ) : (
        <Table
          caption="Answers of this gateway"
          columns={COLUMNS}
          rows={answers.value.answers}
          keyOf={({ id }) => id}
          empty="None yet: ask something."
        />
      )}
    </>
  );
}

export function AnswerView({ id }: { readonly id: string }) {
  const answer = useAnswer(id);
  const { value } = answer;
  return (
    <>
      <Heading
        title={
          <>
            Answer <code>{id.slice(0, 8)}</code>
          </>
        }
        up={{ href: hrefOf('answers'), text: 'all answers' }}
      />
      {value === null ? (
        <Waiting resource={answer} what="this answer" />
      ) : (
        <>
          <Facts
            of={[
              ['id', <Hash key="id" value={id} name="answer" whole />],
              ['asked', dateAndClock(value.at)],
              [
                'model',
                <a key="model" href={hrefOf('models', value.modelRoot)}>
                  {value.model}
                </a>,
              ],
              ['state', <Word key="state">{value.state}</Word>],
              ['speed', speedOf(value)],
              [
                'tokens',
                value.tokens === null
                  ? 'not known'
                  : `${value.tokens.prompt} of prompt, ${value.tokens.answer ?? 'none'} of answer`,
              ],
              ['attempts', plural(value.attempts, 'attempt')],
            ]}
          />
          {value.error !== null && (
            <Failure failure={{ ...value.error, message: 'no answer could be given' }} />
          )}
          {value.state === 'given' && (
            <VerifyHere id={id} of={value} asked={{ modelRoot: value.modelRoot, mode: value.privacy.mode }} />
          )}
          <AnswerDetails of={value} open />
        </>
      )}
    </>
  );
}
