/**
 * What stands around every view: the way past the navigation, the navigation, what is simulated, and the footer's state of things.
 * @module
 */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { tokenAsked } from './api.ts';
import { plural, shortHash } from './format.ts';
import { hrefOf, type Place, place, type View } from './router.ts';
import { StartView } from './start/start-view.tsx';
import { connection, figures, isStarting, mesh, sessions, simulatedText, start } from './state/live.ts';
import { chooseTheme, THEMES, theme } from './theme.ts';
import { TokenDialog } from './token-dialog.tsx';
import { State } from './ui/state.tsx';
import { GROUPS, TITLES, viewAt } from './views.tsx';

export function Shell() {
  const main = useRef<HTMLElement>(null);
  const at = place.value;
  const key = at === null ? 'nowhere' : `${at.view}/${at.id ?? ''}`;
  const title = at === null ? 'Nowhere' : isStarting.value ? 'Starting' : TITLES[at.view];
  const first = useRef(true);
  useLayoutEffect(() => {
    document.title = `${title} · Veilmesh`;
  }, [title]);
  // of each place once
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [key]);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        To the content
      </button>
      <Header current={at?.view ?? null} />
      {simulatedText.value !== null && (
        <p class="simulated" role="note">
          <strong>SIMULATED</strong> <span>{simulatedText.value.replace(/^(?:L0, )?SIMULATED:? */, '')}</span>
        </p>
      )}
      <main id="main" ref={main} tabIndex={-1} key={key}>
        {at === null ? (
          <Nowhere />
        ) : isStarting.value && needsMesh(at) ? (
          <StartView of={start.value!} />
        ) : (
          viewAt(at)
        )}
      </main>
      <Footer />
      {tokenAsked.value && <TokenDialog />}
    </>
  );
}

/** Receipts of one's own files are verified without anybody. */
const needsMesh = ({ view, id }: Place): boolean => view !== 'verify' || id !== null;

const Nowhere = () => (
  <>
    <h1 tabIndex={-1}>There is nothing at this address</h1>
    <p>
      <a href={hrefOf('chat')}>Ask a question</a>, or look at the <a href={hrefOf('mesh')}>mesh</a>.
    </p>
  </>
);

function Header({ current }: { readonly current: View | null }) {
  const open = useSignal(false);
  return (
    <header class="top">
      <a class="brand" href={hrefOf('chat')} aria-label="Veilmesh, ask">
        <Brand />
        <span>veilmesh</span>
      </a>
      <button
        type="button"
        class="menu"
        aria-expanded={open.value}
        aria-controls="navigation"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        Menu
      </button>
      <nav id="navigation" class={open.value ? 'open' : ''} aria-label="Views">
        {GROUPS.map(([name, views]) => (
          <div key={name} class="nav-group">
            <h2 id={`nav-${name}`}>{name}</h2>
            <ul aria-labelledby={`nav-${name}`}>
              {views.map((view) => (
                <li key={view}>
                  <a
                    href={hrefOf(view)}
                    aria-current={view === current ? 'page' : undefined}
                    onClick={() => {
                      open.value = false;
                    }}
                  >
                    {TITLES[view]}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <ThemeSwitch />
      </nav>
    </header>
  );
}

const Brand = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" class="brand-mark" aria-hidden="true">
    <path d="M4 6l8 12 8-12" />
    <path d="M4 6h16" class="dotted" />
  </svg>
);

const ThemeSwitch = () => (
  <fieldset class="theme">
    <legend class="hidden">Colours</legend>
    {THEMES.map((one) => (
      <label key={one}>
        <input
          type="radio"
          name="theme"
          value={one}
          checked={theme.value === one}
          onChange={() => chooseTheme(one)}
        />
        <span>{one}</span>
      </label>
    ))}
  </fieldset>
);

const CONNECTION = {
  opening: { tone: 'wait', text: 'connecting' },
  live: { tone: 'good', text: 'live' },
  lost: { tone: 'bad', text: 'gateway lost, trying again' },
} as const;

function Footer() {
  const now = mesh.value;
  const { tone, text } = CONNECTION[connection.value];
  const block = figures.value?.block ?? now?.chain.block ?? null;
  return (
    <footer class="foot">
      <span role="status">
        <State tone={tone}>{text}</State>
      </span>
      {now !== null && (
        <>
          <span>block {block ?? 'unknown: the chain does not answer'}</span>
          <span>{plural(now.gateway.connections, 'connection')}</span>
          <span>{plural(now.nodes.length, 'node')}</span>
          <span>{sessions.value.size === 0 ? 'nothing under way' : `${sessions.value.size} under way`}</span>
          <span title={now.network}>
            network <code>{shortHash(now.network)}</code>
          </span>
          <span>veilmesh {now.version}</span>
        </>
      )}
    </footer>
  );
}
