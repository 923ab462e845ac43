/**
 * Verifies a receipt in this browser, step by step, by the verifier of the command line: `#/verify/<answer>` and `#/verify`.
 * @module
 */
import { useEffect, useState } from 'preact/hooks';
import type { ApiFailure } from '../api.ts';
import { asFailure } from '../state/resource.ts';
import { Failure } from '../ui/failure.tsx';
import { Heading, Section } from '../ui/parts.tsx';
import { AnchorView } from './anchor-view.tsx';
import { BreakView } from './break-view.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { meantText, ownNode, takeVerdict } from './here.ts';
import type { Broken, Description, Subject, Trust } from './messages.ts';
import { RawView } from './raw-view.tsx';
import { sourceOf, subjectById, subjectOf } from './receipt-files.ts';
import { useRun } from './run.ts';
import { StepsView } from './steps-view.tsx';
import { VerdictView } from './verdict-view.tsx';
import { startVerifier, type Verifier } from './worker-client.ts';

const RETRY_MS = 3_000;

interface VerifyViewProps {
  readonly id: string | null;
}

/** Of each receipt anew: what was found of one is never said of the next. */
export const VerifyView = ({ id }: VerifyViewProps) => <VerifyOne key={id} id={id} />;

function VerifyOne({ id }: VerifyViewProps) {
  const verifier = useVerifier();
  const [subject, setSubject] = useState<Subject | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [described, setDescribed] = useState<{ readonly of: Subject; readonly found: Description } | null>(
    null,
  );
  const [trust, setTrust] = useState<Trust>({ from: 'beside' });
  const [turn, setTurn] = useState(0);
  const main = useRun(verifier);
  const copy = useRun(verifier);

  useEffect(() => {
    if (id === null) return;
    let over = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    subjectById(id).then(
      (found) => {
        if (over) return;
        setFailure(null);
        setSubject(found);
      },
      (thrown: unknown) => {
        if (over) return;
        const what = asFailure(thrown);
        setFailure(what);
        if (what.code === 'RECEIPT_PENDING')
          again = setTimeout(() => setTurn((before) => before + 1), RETRY_MS);
      },
    );
    return () => {
      over = true;
      clearTimeout(again);
    };
  }, [id, turn]);

  useEffect(() => {
    if (verifier === null || subject === null) return;
    let over = false;
    copy.clear();
    if (subject.header === null) main.clear();
    else void verify({ from: 'beside' });
    verifier.describe(subject).then(
      (found) => {
        if (!over) setDescribed({ of: subject, found });
      },
      (thrown: unknown) => {
        if (!over) setFailure(asFailure(thrown));
      },
    );
    return () => {
      over = true;
    };
  }, [verifier, subject]);
  // whose word for which contracts is asked of this receipt's own, never of the one before it
  const description = described?.of === subject ? described.found : null;

  async function verify(by: Trust): Promise<void> {
    if (subject === null) return;
    setTrust(by);
    const ended = await main.start(subject, by, null);
    if (ended === null) return;
    if (id !== null) takeVerdict(id, { state: 'done', by: by.from, ...ended });
    if (by.from === 'own-node') {
      const meant = by.meant ? meantText(description?.anchor?.meant ?? []) : null;
      ownNode.value = { rpcUrl: by.rpcUrl, meant };
    }
  }
  async function take(files: readonly File[]): Promise<void> {
    try {
      setSubject(await subjectOf(files, subject));
      setFailure(null);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }
  const source = sourceOf(id);
  return (
    <div class="verify">
      <Heading
        title="Verify a receipt"
        lead="Every step is taken by this browser, with the same code as the command line. The gateway only hands over the files."
        {...(id === null ? {} : { up: { href: '#/verify', text: 'Another receipt' } })}
      />
      {id === null && <ChooseFiles subject={subject} onFiles={(files) => void take(files)} />}
      {failure?.code === 'RECEIPT_PENDING' && (
        <p role="status">
          The receipt is not there yet: its batch is still on its way to the chain. Asked again every few
          seconds.
        </p>
      )}
      {failure !== null && failure.code !== 'RECEIPT_PENDING' && (
        <Failure failure={failure} again={() => setTurn((before) => before + 1)} />
      )}
      {id !== null && subject === null && failure === null && <p role="status">Fetching the receipt …</p>}
      {subject !== null && (
        <>
          <Section id="verify-verdict" title="Verdict">
            {main.run.failure !== null && <Failure failure={main.run.failure} />}
            {(main.run.state === 'running' || main.run.state === 'done') && (
              <VerdictView run={main.run} source={source} />
            )}
            {main.run.state === 'idle' && (
              <p class="quiet">No header came with this receipt: choose one that you trust.</p>
            )}
          </Section>
          {description !== null && (
            <Section id="verify-anchor" title="Which block you trust, and from whom">
              <AnchorView
                key={`${source} ${description.anchor?.blockHash ?? 'none'}`}
                anchor={description.anchor}
                source={source}
                busy={main.run.state === 'running'}
                onTrust={(by) => void verify(by)}
              />
            </Section>
          )}
          {main.run.names.length > 0 && (
            <Section
              id="verify-steps"
              title={main.run.sort === 'ring' ? 'Step by step' : 'Six questions, step by step'}
            >
              <StepsView run={main.run} />
            </Section>
          )}
          {description !== null && description.places.length > 0 && main.run.names.length > 0 && (
            <Section id="verify-break" title="Break a byte, and see it fail">
              <BreakView
                places={description.places}
                runner={copy}
                onBreak={(broken: Broken) => void copy.start(subject, trust, broken)}
              />
            </Section>
          )}
          {description !== null && description.groups.length > 0 && (
            <Section id="verify-raw" title="Raw: quotes, claims, proofs">
              <RawView groups={description.groups} receipt={subject.receipt} header={subject.header} />
            </Section>
          )}
        </>
      )}
    </div>
  );
}

/** One worker as long as the view is there. */
function useVerifier(): Verifier | null {
  const [verifier, setVerifier] = useState<Verifier | null>(null);
  useEffect(() => {
    const started = startVerifier();
    setVerifier(started);
    return () => started.stop();
  }, []);
  return verifier;
}
