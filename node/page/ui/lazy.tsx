/**
 * Views that are fetched when they are gone to: the first paint carries none of their weight.
 * @module
 */
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure } from './failure.tsx';
import { Heading } from './parts.tsx';

interface LazyProps<P> {
  readonly title: string;
  readonly props: P;
  load(): Promise<ComponentType<P>>;
}

const BROKEN = {
  code: 'PAGE_PART_GONE',
  message: 'a part of this page could not be fetched',
  hint: 'the gateway may be newer than this page: reload it',
};

/** @param load of the same view always: it is not called again */
export function Lazy<P extends object>({ title, props, load }: LazyProps<P>) {
  const [found, setFound] = useState<{ readonly View: ComponentType<P> } | 'failed' | null>(null);
  const heading = useRef<HTMLElement | null>(null);
  // one view, loaded once
  useEffect(() => {
    load().then(
      (View) => {
        heading.current = document.querySelector('main h1:focus');
        setFound({ View });
      },
      () => setFound('failed'),
    );
  }, []);
  // the view's own heading takes the focus over from the one that stood for it
  useLayoutEffect(() => {
    if (heading.current?.isConnected === false) {
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    }
    heading.current = null;
  }, [found]);
  if (found === null || found === 'failed') {
    return (
      <>
        <Heading title={title} />
        {found === null ? (
          <p role="status">Fetching this part of the page …</p>
        ) : (
          <Failure failure={BROKEN} />
        )}
      </>
    );
  }
  const { View } = found;
  return <View {...props} />;
}
